using System.CommandLine;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>
/// A command line for translators: <c>train</c>, <c>evaluate</c>, <c>translate</c>, <c>score</c> and <c>inspect</c>. Exit codes are 0 for done, 1 for bad input, 2 for wrong
/// usage, 130 for cancelled, 141 where nobody reads the output any more.
/// </summary>
/// <example>
/// <code>
/// return await new TranslatorCommands("English to German")
///     .Add&lt;AttendingTranslator&gt;("qrnn")
///     .AddDataSet("multi30k", "captions of pictures", "train.tsv.gz", "dev.tsv.gz", "test2016.tsv.gz")
///     .InvokeAsync(args);
/// </code>
/// </example>
/// <param name="description">What the program is for, in a line; <c>--help</c> shows it.</param>
public sealed class TranslatorCommands(string description) : NetworkCommands(description)
{
    private readonly NetworkCatalogue<TranslatorEntry> _networks = new("words");
    private readonly DataSetCatalogue<TranslationDataSet, TranslationReadOptions> _dataSets = new();

    private protected override bool HasNetworks => _networks.Names.Count > 0;

    /// <summary>Adds a network.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="name">The name on the command line.</param>
    /// <param name="recipe">How it is trained where the command line says nothing else; the trainer's defaults without it.</param>
    /// <exception cref="ArgumentException">There is a network of this name.</exception>
    public TranslatorCommands Add<TNetwork>(string name, TrainingOptions? recipe = null)
        where TNetwork : ITranslator<TNetwork>
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (_networks.Names.Contains(name))
            throw new ArgumentException($"There is a network '{name}' already.", nameof(name));
        _networks.Add(new TranslatorEntry<TNetwork>(name, recipe ?? new TrainingOptions()));
        return this;
    }

    /// <summary>Adds a data set that the program brings along. The first such one is taken where the command line names no data.</summary>
    /// <param name="name">The name for <c>--data-set</c>.</param>
    /// <param name="description">What it is, in a line.</param>
    /// <param name="read">Reads it.</param>
    /// <exception cref="ArgumentException">There is a data set of this name.</exception>
    public TranslatorCommands AddDataSet(string name, string description, Func<DataSetParts<TranslationDataSet>> read)
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
    /// <param name="development">The file to choose the best epoch by; without it, a part of the training pairs is set aside.</param>
    /// <param name="test">The file to test on, where there is one.</param>
    /// <exception cref="ArgumentException">There is a data set of this name.</exception>
    public TranslatorCommands AddDataSet(string name, string description, string training, string? development = null, string? test = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(description);
        ArgumentException.ThrowIfNullOrEmpty(training);
        _dataSets.AddFiles(name, description, training, development, test, TranslationDataSet.Read);
        return this;
    }

    private protected override IEnumerable<Command> Verbs(CommandConsole console) =>
    [
        TranslatorTrainVerb.Create(_networks, _dataSets, console),
        TranslatorEvaluateVerb.Create(_networks, _dataSets, console),
        TranslateVerb.Create(_networks, console),
        TranslatorScoreVerb.Create(_networks, console),
        InspectVerb.Create(console),
    ];
}
