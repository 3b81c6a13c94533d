using System.CommandLine;
using System.Globalization;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>Measures a model file on sentences with their right translations.</summary>
internal static class TranslatorEvaluateVerb
{
    public static Command Create(NetworkCatalogue<TranslatorEntry> networks, DataSetCatalogue<TranslationDataSet, TranslationReadOptions> dataSets, CommandConsole console)
    {
        Option<FileInfo> model = CommonArguments.Model("The model file.");
        var data = new EvaluationDataArguments<TranslationDataSet, TranslationReadOptions>(dataSets, new PairReadingArguments());
        var search = new SearchArguments();
        Option<int> threads = CommonArguments.Threads();
        var output = new Option<FileInfo?>("--output", "-o") { Description = "Write the translations into this file, one a line.", HelpName = "file" };
        var samples = new Option<int>("--samples") { Description = "How many translations are shown beside the right ones.", DefaultValueFactory = static _ => 5 }.Must(static value => value >= 0, "zero or positive");
        var command = new Command("evaluate", "Measures a model file: BLEU of the translations that it finds, and its perplexity of the right ones.") { model };
        data.AddTo(command);
        search.AddTo(command);
        foreach (Option option in (Option[])[threads, output, samples])
            command.Options.Add(option);
        command.SetAction((arguments, cancellationToken) =>
        {
            (TranslatorEntry entry, ModelFile file) = networks.Read(arguments.GetRequiredValue(model));
            LoadedTranslator translator = entry.Load(file);
            TranslationDataSet test = data.Read(arguments, console);
            console.WriteLine($"{entry.Name} on {test.Name}, {ReportText.Integer(test.Pairs.Count)} sentences:");
            TranslationEvaluation evaluation = translator.Evaluate(test.Pairs, search.Read(arguments), arguments.GetValue(threads), cancellationToken);
            Show(console, test.Pairs, evaluation, arguments.GetValue(samples));
            if (arguments.GetValue(output) is { } translations)
                File.WriteAllLines(translations.FullName, evaluation.Translations.Select(static translation => translation.Text));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    /// <summary>The measures, and some translations evenly out of all.</summary>
    public static void Show(CommandConsole console, IReadOnlyList<SentencePair> pairs, TranslationEvaluation evaluation, int samples)
    {
        Tables.ShowFacts(console,
        [
            new("BLEU", evaluation.Bleu.ToString()),
            new("perplexity of the right translations", evaluation.Perplexity.ToString("F2", CultureInfo.InvariantCulture)),
        ]);
        int count = Math.Min(samples, pairs.Count);
        for (int i = 0; i < count; i++)
        {
            int pair = (int)((long)i * pairs.Count / count);
            console.WriteLine("");
            console.WriteLine("source       " + pairs[pair].Source);
            console.WriteLine("right        " + pairs[pair].Target);
            console.WriteLine("translation  " + evaluation.Translations[pair].Text);
        }
    }
}
