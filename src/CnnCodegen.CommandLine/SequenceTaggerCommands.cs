using System.CommandLine;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>
/// A command line for sequence taggers: <c>train</c>, <c>evaluate</c>, <c>compare</c>, <c>tag</c> and <c>inspect</c>. Exit codes are 0 for done, 1 for bad input, 2 for wrong usage, 130 for
/// cancelled, 141 where nobody reads the output any more.
/// </summary>
/// <example>
/// <code>
/// return await new SequenceTaggerCommands("parts of speech")
///     .Add&lt;WindowTagger&gt;("window")
///     .Add&lt;CharWnn&gt;("char-wnn")
///     .AddDataSet("ewt", "English web treebank", "ewt.train.tsv.gz", "ewt.dev.tsv.gz", "ewt.test.tsv.gz", new TaggedReadOptions { TagColumn = 2 })
///     .InvokeAsync(args);
/// </code>
/// </example>
/// <param name="description">What the program is for, in a line; <c>--help</c> shows it.</param>
public sealed class SequenceTaggerCommands(string description) : NetworkCommands(description)
{
    private readonly NetworkCatalogue<TaggerEntry> _networks = new("tags");
    private readonly DataSetCatalogue<TaggedDataSet, TaggedReadOptions> _dataSets = new();

    private protected override bool HasNetworks => _networks.Names.Count > 0;

    /// <summary>Adds a network. Several classes may share a name if they differ in the number of tags: the one that fits the sentences is taken.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="name">The name on the command line.</param>
    /// <param name="recipe">How it is trained where the command line says nothing else; the trainer's defaults without it.</param>
    /// <exception cref="ArgumentException">There is a network of this name with as many tags.</exception>
    public SequenceTaggerCommands Add<TNetwork>(string name, TrainingOptions? recipe = null)
        where TNetwork : ISequenceTagger<TNetwork>
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _networks.Add(new TaggerEntry<TNetwork>(name, recipe ?? new TrainingOptions()));
        return this;
    }

    /// <summary>Adds a data set that the program brings along. The first such one is taken where the command line names no data.</summary>
    /// <param name="name">The name for <c>--data-set</c>.</param>
    /// <param name="description">What it is, in a line.</param>
    /// <param name="read">Reads it.</param>
    /// <exception cref="ArgumentException">There is a data set of this name.</exception>
    public SequenceTaggerCommands AddDataSet(string name, string description, Func<DataSetParts<TaggedDataSet>> read)
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
    /// <param name="development">The file to choose the best epoch by; without it, a part of the training sentences is set aside.</param>
    /// <param name="test">The file to test on, where there is one.</param>
    /// <param name="options">How the files are read where the command line says nothing else.</param>
    /// <exception cref="ArgumentException">There is a data set of this name.</exception>
    public SequenceTaggerCommands AddDataSet(string name, string description, string training, string? development = null, string? test = null, TaggedReadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(description);
        ArgumentException.ThrowIfNullOrEmpty(training);
        TaggedReadOptions own = options ?? new TaggedReadOptions();
        _dataSets.AddFiles(name, description, training, development, test, (path, given) => TaggedDataSet.Read(path, new TaggedReadOptions
        {
            IsConllU = given.IsConllU ?? own.IsConllU,
            WordColumn = given.WordColumn ?? own.WordColumn,
            TagColumn = given.TagColumn ?? own.TagColumn,
        }));
        return this;
    }

    private protected override IEnumerable<Command> Verbs(CommandConsole console) =>
    [
        TaggerTrainVerb.Create(_networks, _dataSets, console),
        TaggerEvaluateVerb.Create(_networks, _dataSets, console),
        TaggerCompareVerb.Create(_networks, _dataSets, console),
        TagVerb.Create(_networks, console),
        InspectVerb.Create(console),
    ];
}
