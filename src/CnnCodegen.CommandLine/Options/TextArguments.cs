using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.CompilerServices;
using System.Text;

namespace CnnCodegen.CommandLine;

/// <summary>The texts that a command answers: one on the command line, or the lines of a file or of the standard input as they come.</summary>
internal sealed class TextArguments
{
    // A code point that no text has; U+FFFD stands in texts that were once decoded wrongly.
    private const char InvalidBytes = '\uFFFF';

    private static readonly Encoding Utf8 = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback(InvalidBytes.ToString()));

    private readonly Argument<string?> _text = new("text") { Description = "The text; without it, each line of --input, or of the standard input, is a text.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<FileInfo?> _input = new("--input", "-i") { Description = "A file with one text on each line.", HelpName = "file" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_text);
        command.Options.Add(_input);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_text) is not null && result.GetValue(_input) is not null)
                result.AddError("Give a text or --input, not both.");
        });
    }

    /// <summary>Answers each text before the next one is read: whoever sends the texts may wait for it.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="console">The console.</param>
    /// <param name="answer">The lines that answer a text.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<int> AnswerAsync(ParseResult arguments, CommandConsole console, Func<string, IEnumerable<string>> answer, CancellationToken cancellationToken)
    {
        TextWriter answers = console.OpenAnswers();
        await foreach (string text in Read(arguments, console, cancellationToken).ConfigureAwait(false))
        {
            foreach (string line in answer(text))
                await answers.WriteLineAsync(line).ConfigureAwait(false);

            await answers.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        return ExitCode.Done;
    }

    /// <summary>The texts, as they come.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="console">The console, whose input is read where the command line names no text.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="CommandException">The file is not in UTF-8.</exception>
    public async IAsyncEnumerable<string> Read(ParseResult arguments, CommandConsole console, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (arguments.GetValue(_text) is { } one)
        {
            yield return one;
            yield break;
        }

        FileInfo? file = arguments.GetValue(_input);
        using TextReader reader = file is null ? console.In : new StreamReader(file.FullName, Utf8, detectEncodingFromByteOrderMarks: false);
        for (int number = 1; await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line; number++)
        {
            if (file is not null && line.Contains(InvalidBytes, StringComparison.Ordinal))
                throw new CommandException($"{file.FullName}, line {number}: expected UTF-8, found other bytes.");

            yield return line;
        }
    }

    /// <summary>Whether the command line has the text itself.</summary>
    public bool IsOne(CommandResult result) => result.GetValue(_text) is not null;

    /// <summary>Whether the texts are those of a file: several may be read before the first is answered, as nobody waits for an answer to send the next.</summary>
    public bool AreOfFile(ParseResult arguments) => arguments.GetValue(_input) is not null;
}
