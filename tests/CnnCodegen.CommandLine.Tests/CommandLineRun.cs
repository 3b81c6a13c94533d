using CnnCodegen.Training;

namespace CnnCodegen.CommandLine.Tests;

/// <summary>Runs command lines in this process, in a folder of their own.</summary>
/// <param name="commands">Makes the command line; that of text classifiers without it.</param>
internal sealed class CommandLineRun(Func<NetworkCommands>? commands = null) : IDisposable
{
    private static readonly string[] Fillers = ["a", "film", "the", "story", "of", "plot", "with", "and"];

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("cnncodegen-commands-");

    /// <summary>What the last command wrote.</summary>
    public string Output { get; private set; } = "";

    /// <summary>What the last command complained about.</summary>
    public string Errors { get; private set; } = "";

    /// <summary>A path in the folder.</summary>
    public string PathOf(string name) => Path.Combine(_directory.FullName, name);

    /// <summary>Writes a file in the folder.</summary>
    public string Write(string name, string content)
    {
        File.WriteAllText(PathOf(name), content);
        return PathOf(name);
    }

    /// <summary>Writes examples whose label one word tells, among others; as TSV.</summary>
    public string WriteExamples(string name, int count, params string[] words)
    {
        var random = new Random(count);
        return Write(name, string.Concat(Enumerable.Range(0, count).Select(index =>
        {
            string word = words[index % words.Length];
            string[] text = [.. Enumerable.Range(0, 5).Select(_ => Fillers[random.Next(Fillers.Length)])];
            text[random.Next(text.Length)] = word;
            return $"{word}-label\t{string.Join(' ', text)}\n";
        })));
    }

    /// <summary>Runs a command and checks its exit code.</summary>
    /// <param name="expected">The exit code.</param>
    /// <param name="args">The command line.</param>
    /// <param name="input">The standard input.</param>
    /// <param name="cancelAt">Cancels when a line with this text is written.</param>
    /// <param name="closeAfter">After so many answers nobody reads them any more.</param>
    public async Task RunAsync(int expected, IReadOnlyList<string> args, string input = "", string? cancelAt = null, int? closeAfter = null)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var output = new WatchedWriter(line =>
        {
            if (cancelAt is not null && line.Contains(cancelAt))
                cancellation.Cancel();
        });
        using var errors = new StringWriter();
        var console = new CommandConsole(new StringReader(input), output, errors, IsInteractive: false) { OpenAnswers = closeAfter is { } lines ? () => new ClosingWriter(output, lines) : null };
        int code = await (commands ?? Classifiers)().InvokeAsync(args, console, cancellation.Token);
        Output = output.ToString().ReplaceLineEndings("\n");
        Errors = errors.ToString().ReplaceLineEndings("\n");
        Assert.True(expected == code, $"Exit code {code} instead of {expected}.\n{Output}\n{Errors}");
    }

    /// <inheritdoc/>
    public void Dispose() => _directory.Delete(recursive: true);

    private static TextClassifierCommands Classifiers()
    {
        var recipe = new TrainingOptions { Epochs = 12, BatchSize = 8, Optimizer = new AdamOptimizer { LearningRate = 0.05 }, Device = TrainingDevice.Cpu };
        return new TextClassifierCommands("tiny networks")
            .Add<TinyBag>("bag", recipe)
            .Add<TinyBagOfThree>("bag", recipe)
            .Add<TinyGiven>("given", recipe)
            .AddDataSet("filed", "a test", "filed.tsv", test: "filed-test.tsv");
    }

    /// <summary>A pipe whose reader goes away.</summary>
    private sealed class ClosingWriter(TextWriter output, int lines) : StringWriter
    {
        // What the operating systems call EPIPE.
        private const int BrokenPipe = 32;

        private int _left = lines;

        public override Task WriteLineAsync(string? value) => --_left >= 0 ? output.WriteLineAsync(value) : throw new IOException("Broken pipe", BrokenPipe);
    }

    private sealed class WatchedWriter(Action<string> onLine) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            onLine(value ?? "");
        }
    }
}
