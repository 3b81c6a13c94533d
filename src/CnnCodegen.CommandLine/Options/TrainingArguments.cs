using System.CommandLine;
using CnnCodegen.Text;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>How networks of any task are trained. What stands on the command line goes before the network's recipe.</summary>
internal class TrainingArguments
{
    private readonly Option<int> _epochs = new Option<int>("--epochs", "--epoch") { Description = "How often the training examples are gone through." }.Must(static value => value >= 1, "at least 1");
    private readonly Option<int> _batch = new Option<int>("--batch") { Description = "The texts per step." }.Must(static value => value >= 1, "at least 1");
    private readonly OptimizerArguments _optimizer = new();
    private readonly ScheduleArguments _schedule = new();
    private readonly Option<double> _clipNorm = new Option<double>("--clip-norm") { Description = "The largest norm of all gradients together." }.Must(static value => value > 0, "positive");
    private readonly Option<double> _clipValue = new Option<double>("--clip-value") { Description = "The largest absolute value of an element of a gradient." }.Must(static value => value > 0, "positive");
    private readonly InitializationArguments _initialization = new();
    private readonly Option<int> _patience = new Option<int>("--patience") { Description = "Stop after so many epochs without improvement." }.Must(static value => value >= 1, "at least 1");
    private readonly Option<double> _minimumImprovement = new Option<double>("--minimum-improvement") { Description = "By how much the metric must be better than the best before to count as improved; of --patience." }.Must(static value => value >= 0 && double.IsFinite(value), "zero or positive");
    private readonly Option<DevelopmentMetric?>? _metric;
    private readonly Option<TrainingDevice> _device = NamedValue.Option("--device", "Where to compute", ("auto", TrainingDevice.Auto), ("cpu", TrainingDevice.Cpu), ("cuda", TrainingDevice.Cuda));
    private readonly Option<double> _devFraction = new Option<double>("--dev-fraction") { Description = "The share of the training examples that is set aside to choose the best epoch by, where no file is given.", DefaultValueFactory = static _ => 0.1 }.Must(static value => value is > 0 and < 1, "in (0, 1)");
    private readonly Option<int> _minCount = new Option<int>("--min-count") { Description = "How often a token must occur to enter the vocabulary." }.Must(static value => value >= 1, "at least 1");
    private readonly Option<bool> _randomVectors = new("--random-vectors") { Description = "Let embeddings that start from word vectors start at random, where no file of them is at hand." };
    private readonly Option<Tokenizer?> _tokenizer = TokenizerArgument.Create();

    /// <summary>Makes the options.</summary>
    /// <param name="metrics">What can choose the best epoch, by name; none where there is no choice.</param>
    public TrainingArguments(params IReadOnlyList<(string Name, DevelopmentMetric Metric)> metrics)
    {
        if (metrics.Count > 0)
            _metric = NamedValue.Option<DevelopmentMetric?>("--metric", "What chooses the best epoch", [("default", null), .. metrics.Select(static metric => (metric.Name, (DevelopmentMetric?)metric.Metric))]);
    }

    /// <summary>The file of word vectors.</summary>
    public Option<FileInfo?> Vectors { get; } = new("--vectors") { Description = "The file of word vectors that embeddings start from: word2vec, GloVe or fastText.", HelpName = "file" };

    /// <summary>Adds the options to a command.</summary>
    public virtual void AddTo(Command command)
    {
        command.Options.Add(_epochs);
        command.Options.Add(_batch);
        _optimizer.AddTo(command);
        _schedule.AddTo(command);
        _initialization.AddTo(command);
        foreach (Option option in (Option[])[_clipNorm, _clipValue, _patience, _minimumImprovement, .. _metric is null ? [] : (Option[])[_metric], _device, _devFraction, _minCount, Vectors, _randomVectors, _tokenizer])
            command.Options.Add(option);
    }

    /// <summary>The share of the training examples that is set aside.</summary>
    public double DevelopmentFraction(ParseResult arguments) => arguments.GetValue(_devFraction);

    /// <summary>The tokeniser that was asked for, if any.</summary>
    public Tokenizer? Tokenizer(ParseResult arguments) => arguments.GetValue(_tokenizer);

    /// <summary>A network's recipe with what the command line says otherwise.</summary>
    public virtual TrainingOptions Read(ParseResult arguments, TrainingOptions recipe) => recipe with
    {
        Epochs = Given(arguments, _epochs, recipe.Epochs),
        BatchSize = Given(arguments, _batch, recipe.BatchSize),
        Optimizer = _optimizer.Read(arguments, recipe.Optimizer),
        Schedule = _schedule.Read(arguments, recipe.Schedule),
        MaxGradientNorm = arguments.IsGiven(_clipNorm) ? arguments.GetValue(_clipNorm) : recipe.MaxGradientNorm,
        MaxGradientValue = arguments.IsGiven(_clipValue) ? arguments.GetValue(_clipValue) : recipe.MaxGradientValue,
        Initialization = _initialization.Read(arguments, recipe.Initialization),
        EarlyStopping = Stopping(arguments, recipe.EarlyStopping),
        Metric = (_metric is null ? null : arguments.GetValue(_metric)) ?? recipe.Metric,
        Device = Given(arguments, _device, recipe.Device),
        MinFrequency = Given(arguments, _minCount, recipe.MinFrequency),
        Tokenizer = arguments.GetValue(_tokenizer) ?? recipe.Tokenizer,
    };

    /// <summary>What finds word vectors of a length, those of the examples' words, which are read once however often it is asked; null where the command line names none.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="words">The distinct words of the examples, as tokenizers cut them.</param>
    /// <param name="networks">The networks that may ask.</param>
    /// <exception cref="CommandException">The command line asks for vectors of a file and for none.</exception>
    public Func<int, WordVectors>? ReadVectors(ParseResult arguments, Func<IReadOnlyList<Tokenizer>, IReadOnlySet<string>> words, params IReadOnlyList<NetworkEntry> networks)
    {
        FileInfo? file = arguments.GetValue(Vectors);
        if (arguments.GetValue(_randomVectors))
        {
            // The rows of words that have no vector are drawn, and here no word has one.
            return file is null
                ? static dimensions => new WordVectors(dimensions, [])
                : throw new CommandException($"{Vectors.Name} names vectors to start from, and {_randomVectors.Name} says that there are none.");
        }

        if (file is null)
            return null;

        Tokenizer[] tokenizers = Tokenizer(arguments) is { } given
            ? [given]
            : [.. networks.Where(static network => network.PretrainedLayers.Count > 0).Select(static network => network.Recipe.Tokenizer ?? new WordTokenizer()).Distinct()];
        var vectors = new Lazy<WordVectors>(() => WordVectors.Read(file.FullName, words(tokenizers)));
        return _ => vectors.Value;
    }

    private EarlyStopping? Stopping(ParseResult arguments, EarlyStopping? recipe)
    {
        EarlyStopping? stopping = arguments.IsGiven(_patience) ? new EarlyStopping(arguments.GetValue(_patience)) : recipe;
        if (!arguments.IsGiven(_minimumImprovement))
            return stopping;

        return stopping is null
            ? throw new CommandException($"{_minimumImprovement.Name} says what counts as improvement, but nothing stops without it: {_patience.Name} says after how many epochs.")
            : stopping with { MinimumImprovement = arguments.GetValue(_minimumImprovement) };
    }

    /// <summary>The value of an option that stands on the command line, another one where it does not.</summary>
    protected static T Given<T>(ParseResult arguments, Option<T> option, T otherwise) => arguments.IsGiven(option) ? arguments.GetValue(option)! : otherwise;
}
