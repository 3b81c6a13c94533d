using System.CommandLine;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>What the commands that train again and again have in common.</summary>
internal sealed class ClassifierCompareArguments(DataSetCatalogue<TextDataSet, ReadOptions> dataSets)
{
    private readonly Option<IReadOnlyList<int>> _seeds = SeedsArgument.Create();
    private readonly Option<double> _testFraction = CommonArguments.TestFraction();
    private readonly Option<int> _threads = CommonArguments.Threads(trains: true);
    private readonly Option<DirectoryInfo?> _report = CommonArguments.Report();
    private readonly Option<DirectoryInfo?> _progress = new("--progress")
    {
        Description = "The folder where finished runs are kept: a later call with the same settings does not run them again, and goes on with the run that was under way.",
        HelpName = "folder",
    };
    private readonly CheckpointArguments _checkpoint = new();

    /// <summary>The examples.</summary>
    public DataArguments<TextDataSet, ReadOptions> Data { get; } = new(dataSets, new ExampleReadingArguments());

    /// <summary>How networks are trained.</summary>
    public ClassifierTrainingArguments Training { get; } = new();

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="parts">Whether it works on the parts apart, or on the training examples alone.</param>
    public void AddTo(Command command, bool parts)
    {
        Data.AddTo(command, parts);
        if (parts)
            command.Options.Add(_testFraction);

        Training.AddTo(command);
        command.Options.Add(_seeds);
        command.Options.Add(_threads);
        command.Options.Add(_progress);
        _checkpoint.AddTo(command, _progress);
        command.Options.Add(_report);
    }

    /// <summary>Where finished runs are kept; null where they are not.</summary>
    public RunFolder? Runs(ParseResult parsed) => parsed.GetValue(_progress) is { } folder ? new RunFolder(folder.FullName, path => _checkpoint.Read(parsed, path)) : null;

    /// <summary>Gives libtorch as many threads as are asked for.</summary>
    public void LimitTorch(ParseResult parsed) => CommonArguments.LimitTorch(parsed, _threads);

    /// <summary>The most threads of the generated code.</summary>
    public int Threads(ParseResult parsed) => parsed.GetValue(_threads);

    /// <summary>Where the report is written, if it is.</summary>
    public DirectoryInfo? ReportFolder(ParseResult parsed) => parsed.GetValue(_report);

    /// <summary>The runs.</summary>
    public IEnumerable<Trial> Trials(ParseResult parsed, DataSetParts<TextDataSet> parts, int folds)
    {
        IReadOnlyList<int> seeds = parsed.GetRequiredValue(_seeds);
        double development = Training.DevelopmentFraction(parsed);
        return folds > 0
            ? CommandLine.Trials.OfFolds(parts.Training, folds, seeds, development)
            : CommandLine.Trials.OfParts(parts, seeds, development, parsed.GetValue(_testFraction));
    }
}
