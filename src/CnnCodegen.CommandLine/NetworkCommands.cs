using System.CommandLine;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>
/// What the command lines of all tasks have in common. Exit codes are 0 for done, 1 for bad input, 2 for wrong usage, 130 for cancelled, 141 where nobody reads
/// the output any more.
/// </summary>
public abstract class NetworkCommands
{
    private readonly string _description;

    /// <summary>Makes a command line without networks.</summary>
    /// <param name="description">What the program is for, in a line; <c>--help</c> shows it.</param>
    private protected NetworkCommands(string description)
    {
        ArgumentNullException.ThrowIfNull(description);
        _description = description;
    }

    /// <summary>Whether there is a network to work with.</summary>
    private protected abstract bool HasNetworks { get; }

    /// <summary>The verbs, in the order of the help.</summary>
    private protected abstract IEnumerable<Command> Verbs(CommandConsole console);

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
        if (!HasNetworks)
            throw new InvalidOperationException($"No network was added; Add comes before {nameof(InvokeAsync)}.");

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

    private RootCommand CreateRoot(CommandConsole console)
    {
        var root = new RootCommand(_description);
        foreach (Command verb in Verbs(console))
            root.Subcommands.Add(verb);

        return root;
    }

    /// <summary>Whether an exception tells of something that was given; all others are faults of the program and are shown with their place.</summary>
    private static bool IsOfInput(Exception exception) => exception is not ArgumentNullException && exception
        is CommandException or IOException or UnauthorizedAccessException or FormatException or ArgumentException or InvalidDataException
        or ModelFileException or CheckpointException or TrainingDivergedException or LibTorchException or NotSupportedException or InvalidOperationException;

    /// <summary>The message without the name of a parameter, which tells the user nothing.</summary>
    private static string MessageOf(Exception exception) => exception is ArgumentException { ParamName: { } parameter }
        ? exception.Message.Replace($" (Parameter '{parameter}')", "", StringComparison.Ordinal)
        : exception.Message;
}
