using System.CommandLine;
using System.Globalization;

namespace CnnCodegen.CommandLine;

/// <summary>Labels a text, a file of lines, or the lines of the standard input as they come. No training library is loaded.</summary>
internal static class PredictVerb
{
    // Of a file: enough for all threads to have work, few enough that answers come soon. Of the standard input each text is answered before the next is read.
    private const int TextsAtOnce = 1024;

    public static Command Create(NetworkCatalogue<ClassifierEntry> networks, CommandConsole console)
    {
        Option<FileInfo> model = CommonArguments.Model("The model file.");
        var texts = new TextArguments();
        var top = new Option<int>("--top", "-k") { Description = "How many labels are told of each text, the most probable first.", DefaultValueFactory = static _ => 1 }.Must(static value => value >= 1, "at least 1");
        Option<int> threads = CommonArguments.Threads();
        var command = new Command("predict", "Labels texts: for each one a line with label and probability, separated by tabs.") { model, top, threads };
        texts.AddTo(command);
        command.SetAction(async (arguments, cancellationToken) =>
        {
            (ClassifierEntry entry, ModelFile file) = networks.Read(arguments.GetRequiredValue(model));
            LoadedClassifier network = entry.Load(file);
            int count = Math.Min(arguments.GetValue(top), network.Labels.Count);
            TextWriter answers = console.OpenAnswers();
            IAsyncEnumerable<string> given = texts.Read(arguments, console, cancellationToken);
            int most = arguments.GetValue(threads);
            await (count == 1
                ? AnswerAsync(network, given, most, answers, cancellationToken)
                : AnswerAsync(network, given.Chunk(texts.AreOfFile(arguments) ? TextsAtOnce : 1), count, most, answers, cancellationToken)).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The most probable label of each text.</summary>
    private static async Task AnswerAsync(LoadedClassifier network, IAsyncEnumerable<string> texts, int threads, TextWriter answers, CancellationToken cancellationToken)
    {
        await foreach (Prediction prediction in network.PredictAsync(texts, threads, cancellationToken).ConfigureAwait(false))
            await WriteAsync(answers, Format(prediction.Label, prediction.Probability)).ConfigureAwait(false);
    }

    /// <summary>The most probable labels of each text of each block.</summary>
    private static async Task AnswerAsync(LoadedClassifier network, IAsyncEnumerable<string[]> blocks, int top, int threads, TextWriter answers, CancellationToken cancellationToken)
    {
        await foreach (string[] texts in blocks.ConfigureAwait(false))
        {
            foreach (float[] scores in network.Predict(texts, threads, cancellationToken).Chunk(network.Labels.Count))
                await WriteAsync(answers, Top(network.Labels, scores, top)).ConfigureAwait(false);
        }
    }

    /// <summary>Each answer goes out at once: whoever sends the texts may wait for it before sending the next.</summary>
    private static async Task WriteAsync(TextWriter answers, string line)
    {
        await answers.WriteLineAsync(line).ConfigureAwait(false);
        await answers.FlushAsync().ConfigureAwait(false);
    }

    private static string Top(IReadOnlyList<string> labels, float[] scores, int count) =>
        string.Join('\t', labels.Zip(scores).OrderByDescending(static answer => answer.Second).Take(count).Select(static answer => Format(answer.First, answer.Second)));

    private static string Format(string label, float probability) => $"{label}\t{probability.ToString("F6", CultureInfo.InvariantCulture)}";
}
