using System.CommandLine;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>
/// A command line for text classifiers: <c>train</c>, <c>evaluate</c>, <c>cross-validate</c>, <c>compare</c>, <c>predict</c>, <c>inspect</c> and
/// <c>vectors</c>. Exit codes are 0 for done, 1 for bad input, 2 for wrong usage, 130 for cancelled, 141 where
/// nobody reads the output any more.
/// </summary>
/// <example>
/// <code>
/// return await new TextClassifierCommands("sentences")
///     .Add&lt;KimRand&gt;("cnn-rand")
///     .Add&lt;KimStatic&gt;("cnn-static")
///     .InvokeAsync(args);
/// </code>
/// </example>
/// <param name="description">What the program is for, in a line; <c>--help</c> shows it.</param>
public sealed class TextClassifierCommands(string description) : NetworkCommands(description)
{
    private readonly NetworkCatalogue<ClassifierEntry> _networks = new("labels");
    private readonly DataSetCatalogue<TextDataSet, ReadOptions> _dataSets = new();

    private protected override bool HasNetworks => _networks.Names.Count > 0;

    /// <summary>Adds a network. Several classes may share a name if they differ in the number of labels: the one that fits the examples is taken.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="name">The name on the command line.</param>
    /// <param name="recipe">How it is trained where the command line says nothing else; the trainer's defaults without it.</param>
    /// <exception cref="ArgumentException">There is a network of this name with as many labels.</exception>
    public TextClassifierCommands Add<TNetwork>(string name, TrainingOptions? recipe = null)
        where TNetwork : ITextClassifier<TNetwork>
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _networks.Add(new ClassifierEntry<TNetwork>(name, recipe ?? new TrainingOptions()));
        return this;
    }

    /// <summary>Adds a data set that the program brings along. The first such one is taken where the command line names no data.</summary>
    /// <param name="name">The name for <c>--data-set</c>.</param>
    /// <param name="description">What it is, in a line.</param>
    /// <param name="read">Reads it.</param>
    /// <exception cref="ArgumentException">There is a data set of this name.</exception>
    public TextClassifierCommands AddDataSet(string name, string description, Func<DataSetParts<TextDataSet>> read)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(read);
        _dataSets.Add(name, description, read);
        return this;
    }

    /// <summary>Adds a data set of files that a user has, in the folder that <c>--data</c> or the environment variable CNNCODEGEN_DATA names.</summary>
    /// <param name="name">The name for <c>--data-set</c>.</param>
    /// <param name="description">What it is, in a line.</param>
    /// <param name="training">The file to learn from, below the folder.</param>
    /// <param name="development">The file to choose the best epoch by; without it, a part of the training examples is set aside.</param>
    /// <param name="test">The file to test on, where there is one.</param>
    /// <param name="labelNames">The names of labels that stand in the files as numbers, for one; other labels stay.</param>
    /// <exception cref="ArgumentException">There is a data set of this name.</exception>
    public TextClassifierCommands AddDataSet(
        string name, string description, string training, string? development = null, string? test = null, IReadOnlyDictionary<string, string>? labelNames = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(description);
        ArgumentException.ThrowIfNullOrEmpty(training);
        _dataSets.AddFiles(name, description, training, development, test, (path, options) => Rename(TextDataSet.Read(path, options), labelNames));
        return this;
    }

    private static TextDataSet Rename(TextDataSet set, IReadOnlyDictionary<string, string>? labelNames) => labelNames is null
        ? set
        : new TextDataSet(set.Name, [.. set.Examples.Select(example => example with { Label = labelNames.GetValueOrDefault(example.Label, example.Label) })], set.Skipped, set.Duplicates);

    private protected override IEnumerable<Command> Verbs(CommandConsole console) =>
    [
        ClassifierTrainVerb.Create(_networks, _dataSets, console),
        ClassifierEvaluateVerb.Create(_networks, _dataSets, console),
        ClassifierCompareVerb.CreateCrossValidate(_networks, _dataSets, console),
        ClassifierCompareVerb.Create(_networks, _dataSets, console),
        PredictVerb.Create(_networks, console),
        InspectVerb.Create(console),
        VectorsVerb.Create(_dataSets, console),
    ];
}
