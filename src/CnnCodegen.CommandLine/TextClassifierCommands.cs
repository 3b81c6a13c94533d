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
public sealed class TextClassifierCommands
{
    private readonly string _description;
    private readonly NetworkCatalogue _networks = new();
    private readonly DataSetCatalogue _dataSets = new();

    /// <summary>Makes a command line without networks.</summary>
    /// <param name="description">What the program is for, in a line; <c>--help</c> shows it.</param>
    public TextClassifierCommands(string description)
    {
        ArgumentNullException.ThrowIfNull(description);
        _description = description;
    }

    /// <summary>Adds a network. Several classes may share a name if they differ in the number of labels: the one that fits the examples is taken.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="name">The name on the command line.</param>
    /// <param name="recipe">How it is trained where the command line says nothing else; the trainer's defaults without it.</param>
    /// <exception cref="ArgumentException">There is a network of this name with as many labels.</exception>
    public TextClassifierCommands Add<TNetwork>(string name, TrainingOptions? recipe = null)
        where TNetwork : ITextClassifier<TNetwork>
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _networks.Add(new NetworkEntry<TNetwork>(name, recipe ?? new TrainingOptions()));
        return this;
    }

    /// <summary>Adds a data set that the program brings along. The first such one is taken where the command line names no data.</summary>
    /// <param name="name">The name for <c>--data-set</c>.</param>
    /// <param name="description">What it is, in a line.</param>
    /// <param name="read">Reads it.</param>
    /// <exception cref="ArgumentException">There is a data set of this name.</exception>
    public TextClassifierCommands AddDataSet(string name, string description, Func<DataSetParts> read)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(read);
        _dataSets.Add(new NamedDataSet(name, description, NeedsFolder: false, (_, _) => read()));
        return this;
    }

    /// <summary>Adds a data set of files that a user has, in the folder that <c>--data</c> or the environment variable CNNCODEGEN_DATA names.</summary>
    /// <param name="name">The name for <c>--data-set</c>.</param>
    /// <param name="description">What it is, in a line.</param>
    /// <param name="training">The file to learn from, below the folder.</param>
    /// <param name="development">The file to choose the best epoch by; without it, a part of the training examples is set aside.</param>
    /// <param name="test">The file to test on, where there is one.</param>
    /// <exception cref="ArgumentException">There is a data set of this name.</exception>
    public TextClassifierCommands AddDataSet(string name, string description, string training, string? development = null, string? test = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(description);
        ArgumentException.ThrowIfNullOrEmpty(training);
        _dataSets.AddFiles(name, description, training, development, test);
        return this;
    }

    /// <summary>Carries out a command line. Ctrl-C cancels: a training ends early and keeps its best weights.</summary>
    /// <param name="args">The arguments of the program.</param>
    /// <param name="cancellationToken">Cancels as Ctrl-C does.</param>
    /// <returns>The exit code.</returns>
    public Task<int> InvokeAsync(IReadOnlyList<string> args, CancellationToken cancellationToken = default) =>
        InvokeAsync(args, CommandConsole.OfProcess(), cancellationToken);

    /// <summary>Carries out a command line on the given console.</summary>
    internal async Task<int> InvokeAsync(IReadOnlyList<string> args, CommandConsole console, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (_networks.Names.Count == 0)
            throw new InvalidOperationException($"No network was added; {nameof(Add)} comes before {nameof(InvokeAsync)}.");

        ParseResult parsed = CreateRoot(console).Parse(args);
        using var interruption = new Interruption(cancellationToken);
        var configuration = new InvocationConfiguration
        {
            Output = console.Out,
            Error = console.Error,
            EnableDefaultExceptionHandler = false,
            // Ctrl-C is Interruption's affair.
            ProcessTerminationTimeout = null,
        };
        try
        {
            int code = await parsed.InvokeAsync(configuration, interruption.Token).ConfigureAwait(false);
            return parsed.Errors.Count > 0 ? ExitCode.Usage : code;
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            console.Error.WriteLine("Cancelled.");
            return ExitCode.Cancelled;
        }
        catch (IOException exception) when (AnswerWriter.IsClosed(exception))
        {
            return ExitCode.OutputClosed;
        }
        catch (Exception exception) when (IsOfInput(exception))
        {
            console.Error.WriteLine("error: " + MessageOf(exception));
            return ExitCode.BadInput;
        }
    }

    private RootCommand CreateRoot(CommandConsole console) => new(_description)
    {
        TrainVerb.Create(_networks, _dataSets, console),
        EvaluateVerb.Create(_networks, _dataSets, console),
        CompareVerb.CreateCrossValidate(_networks, _dataSets, console),
        CompareVerb.Create(_networks, _dataSets, console),
        PredictVerb.Create(_networks, console),
        InspectVerb.Create(console),
        VectorsVerb.Create(_dataSets, console),
    };

    /// <summary>Whether an exception tells of something that was given; all others are faults of the program and are shown with their place.</summary>
    private static bool IsOfInput(Exception exception) => exception is not ArgumentNullException && exception
        is CommandException or IOException or UnauthorizedAccessException or FormatException or ArgumentException or InvalidDataException
        or ModelFileException or CheckpointException or TrainingDivergedException or LibTorchException or NotSupportedException or InvalidOperationException;

    /// <summary>The message without the name of a parameter, which tells the user nothing.</summary>
    private static string MessageOf(Exception exception) => exception is ArgumentException { ParamName: { } parameter }
        ? exception.Message.Replace($" (Parameter '{parameter}')", "", StringComparison.Ordinal)
        : exception.Message;
}
