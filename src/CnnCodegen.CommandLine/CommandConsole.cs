using System.Diagnostics.CodeAnalysis;
using Spectre.Console;

namespace CnnCodegen.CommandLine;

/// <summary>Where a command reads and writes.</summary>
/// <param name="In">The standard input.</param>
/// <param name="Out">The standard output: results.</param>
/// <param name="Error">The standard error: what went wrong.</param>
/// <param name="IsInteractive">Whether a person watches the output, so that lines may be written over.</param>
internal sealed record CommandConsole(TextReader In, TextWriter Out, TextWriter Error, bool IsInteractive)
{
    // Into a file, lines are as long as they are; 80 columns would be assumed otherwise.
    private const int WidthOfFiles = 160;

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>The process's own console.</summary>
    public static CommandConsole OfProcess() => new(Console.In, Console.Out, Console.Error, !Console.IsOutputRedirected) { OpenAnswers = AnswerWriter.Open };

    /// <summary>Opens the output for answers, which tells when nobody reads them any more; <see cref="Out"/> does not.</summary>
    [AllowNull]
    public Func<TextWriter> OpenAnswers { get => field ?? (() => Out); init; }

    /// <summary>The output for tables and progress.</summary>
    public IAnsiConsole Display
    {
        get
        {
            if (field is not null)
                return field;

            field = AnsiConsole.Create(new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(Out),
                Ansi = IsInteractive ? AnsiSupport.Detect : AnsiSupport.No,
                Interactive = IsInteractive ? InteractionSupport.Detect : InteractionSupport.No,
            });
            if (!IsInteractive)
                field.Profile.Width = WidthOfFiles;

            return field;
        }
    }

    /// <summary>Writes a line to the standard output.</summary>
    public void WriteLine(string line) => Out.WriteLine(line);

    /// <summary>Writes a line to the standard output, unless this console has written it before.</summary>
    public void WriteLineOnce(string line)
    {
        if (_told.Add(line))
            WriteLine(line);
    }
}
