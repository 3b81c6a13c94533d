using System.CommandLine;
using CnnCodegen.Training;
using CnnCodegen.Translators;

namespace CnnCodegen.CommandLine;

/// <summary>Measures a model file on sentences with their right translations.</summary>
internal static class TranslatorEvaluateVerb
{
    private const int MostAttended = 5;

    public static Command Create(NetworkCatalogue<TranslatorEntry> networks, DataSetCatalogue<TranslationDataSet, TranslationReadOptions> dataSets, CommandConsole console)
    {
        Option<FileInfo> model = CommonArguments.Model("The model file.");
        var data = new EvaluationDataArguments<TranslationDataSet, TranslationReadOptions>(dataSets, new PairReadingArguments());
        var search = new SearchArguments();
        Option<int> threads = CommonArguments.Threads();
        Option<DirectoryInfo?> report = CommonArguments.Report();
        var output = new Option<FileInfo?>("--output", "-o") { Description = "Write the translations into this file, one a line.", HelpName = "file" };
        var samples = new Option<int>("--samples") { Description = "How many translations are shown beside the right ones.", DefaultValueFactory = static _ => 5 }.Must(static value => value >= 0, "zero or positive");
        var command = new Command("evaluate", "Measures a model file: BLEU of the translations that it finds, and its perplexity of the right ones.") { model };
        data.AddTo(command);
        search.AddTo(command);
        foreach (Option option in (Option[])[threads, output, samples, report])
            command.Options.Add(option);
        command.SetAction((arguments, cancellationToken) =>
        {
            (TranslatorEntry entry, ModelFile file) = networks.Read(arguments.GetRequiredValue(model));
            LoadedTranslator translator = entry.Load(file);
            TranslationDataSet test = data.Read(arguments, console);
            console.WriteLine($"{entry.Name} on {test.Name}, {ReportText.Integer(test.Pairs.Count)} sentences:");
            SearchOptions options = search.Read(arguments);
            TranslationEvaluation evaluation = translator.Evaluate(test.Pairs, options, arguments.GetValue(threads), cancellationToken);
            Show(console, test.Pairs, evaluation, arguments.GetValue(samples));
            if (arguments.GetValue(output) is { } translations)
                File.WriteAllLines(translations.FullName, evaluation.Translations.Select(static translation => translation.Text));

            Save(
                arguments.GetValue(report), $"{entry.Name} on {test.Name}", [new("model file", arguments.GetRequiredValue(model).Name), .. PairFacts.Of("test", test)],
                ReportedNetwork.Of(entry, file), translator, test.Pairs, evaluation, options, console);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    /// <summary>The measures, and some translations evenly out of all.</summary>
    public static void Show(CommandConsole console, IReadOnlyList<SentencePair> pairs, TranslationEvaluation evaluation, int samples)
    {
        Tables.ShowFacts(console, TranslationReport.Facts(evaluation));
        foreach (int pair in TranslationReport.Evenly(samples, pairs.Count))
        {
            console.WriteLine("");
            console.WriteLine("source       " + pairs[pair].Source);
            console.WriteLine("right        " + pairs[pair].Target);
            console.WriteLine("translation  " + evaluation.Translations[pair].Text);
        }
    }

    /// <summary>Writes the report that was asked for, with the attention of some sentences where the network has it.</summary>
    public static void Save(
        DirectoryInfo? folder,
        string title,
        IEnumerable<ReportFact> data,
        ReportedNetwork network,
        LoadedTranslator translator,
        IReadOnlyList<SentencePair> pairs,
        TranslationEvaluation evaluation,
        SearchOptions options,
        CommandConsole console)
    {
        if (folder is null)
            return;

        IEnumerable<TranslatedPair> attended = TranslationReport.Evenly(MostAttended, pairs.Count)
            .Select(pair => new TranslatedPair(pairs[pair], translator.Translate(pairs[pair].Source, 1, options with { WithAttention = true })[0]));
        ReportFile.Save(
            folder, new TranslationReport(title, [.. data, .. PairFacts.Of(options)], network, pairs, evaluation) { Attended = [.. attended] }, console);
    }
}
