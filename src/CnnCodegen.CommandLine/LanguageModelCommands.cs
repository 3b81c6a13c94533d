using System.CommandLine;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>
/// A command line for language models: <c>train</c>, <c>evaluate</c>, <c>complete</c>, <c>score</c>, <c>generate</c> and <c>inspect</c>. Exit codes are 0 for done, 1
/// for bad input, 2 for wrong usage, 130 for cancelled, 141 where nobody reads the output any more.
/// </summary>
/// <example>
/// <code>
/// return await new LanguageModelCommands("texts")
///     .Add&lt;WordLstm&gt;("lstm", new TrainingOptions { PieceLength = 35, BatchSize = 20 })
///     .InvokeAsync(args);
/// </code>
/// </example>
/// <param name="description">What the program is for, in a line; <c>--help</c> shows it.</param>
public sealed class LanguageModelCommands(string description) : NetworkCommands(description)
{
    private readonly NetworkCatalogue<LanguageModelEntry> _networks = new("tokens");
    private readonly DataSetCatalogue<LanguageModelText, LanguageModelReadOptions> _dataSets = new();

    private protected override bool HasNetworks => _networks.Names.Count > 0;

    /// <summary>Adds a network.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="name">The name on the command line.</param>
    /// <param name="recipe">How it is trained where the command line says nothing else; the trainer's defaults without it.</param>
    /// <exception cref="ArgumentException">There is a network of this name.</exception>
    public LanguageModelCommands Add<TNetwork>(string name, TrainingOptions? recipe = null)
        where TNetwork : ILanguageModel<TNetwork>
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (_networks.Names.Contains(name))
            throw new ArgumentException($"There is a network '{name}' already.", nameof(name));

        _networks.Add(new LanguageModelEntry<TNetwork>(name, recipe ?? new TrainingOptions()));
        return this;
    }

    /// <summary>Adds a text that the program brings along. The first such one is taken where the command line names no data.</summary>
    /// <param name="name">The name for <c>--data-set</c>.</param>
    /// <param name="description">What it is, in a line.</param>
    /// <param name="read">Reads it.</param>
    /// <exception cref="ArgumentException">There is a data set of this name.</exception>
    public LanguageModelCommands AddDataSet(string name, string description, Func<DataSetParts<LanguageModelText>> read)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(read);
        _dataSets.Add(name, description, read);
        return this;
    }

    /// <summary>Adds a text of files that a user has, in the folder that <c>--data</c> or the environment variable CNNCODEGEN_DATA names.</summary>
    /// <param name="name">The name for <c>--data-set</c>.</param>
    /// <param name="description">What it is, in a line.</param>
    /// <param name="training">The file to learn from, below the folder.</param>
    /// <param name="development">The file to choose the best epoch by; without it, the end of the training text is set aside.</param>
    /// <param name="test">The file to test on, where there is one.</param>
    /// <exception cref="ArgumentException">There is a data set of this name.</exception>
    public LanguageModelCommands AddDataSet(string name, string description, string training, string? development = null, string? test = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(description);
        ArgumentException.ThrowIfNullOrEmpty(training);
        _dataSets.AddFiles(name, description, training, development, test, static (path, _) => LanguageModelText.Read(path));
        return this;
    }

    private protected override IEnumerable<Command> Verbs(CommandConsole console) =>
    [
        LanguageModelTrainVerb.Create(_networks, _dataSets, console),
        LanguageModelEvaluateVerb.Create(_networks, _dataSets, console),
        CompleteVerb.Create(_networks, console),
        LanguageModelScoreVerb.Create(_networks, console),
        GenerateVerb.Create(_networks, console),
        InspectVerb.Create(console),
    ];
}
