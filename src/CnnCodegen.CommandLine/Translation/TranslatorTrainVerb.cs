using System.CommandLine;
using CnnCodegen.Text;
using CnnCodegen.Training;
using CnnCodegen.Translators;

namespace CnnCodegen.CommandLine;

/// <summary>Trains a translator, saves it, and measures its generated code.</summary>
internal static class TranslatorTrainVerb
{
    public static Command Create(NetworkCatalogue<TranslatorEntry> networks, DataSetCatalogue<TranslationDataSet, TranslationReadOptions> dataSets, CommandConsole console)
    {
        Argument<string> network = CommonArguments.Network(networks.Names);
        var output = new OutputArguments();
        var data = new DataArguments<TranslationDataSet, TranslationReadOptions>(dataSets, new PairReadingArguments());
        var training = new TrainingArguments(("perplexity", DevelopmentMetric.Perplexity), ("bleu", DevelopmentMetric.Bleu));
        var search = new SearchArguments();
        var command = new Command("train", "Trains a network and saves its model file.") { network, output.Model };
        data.AddTo(command, parts: true);
        training.AddTo(command);
        search.AddTo(command);
        output.AddTo(command);
        command.SetAction((arguments, cancellationToken) =>
        {
            TrainingOutputs outputs = output.Read(arguments);
            DataSetParts<TranslationDataSet> parts = data.Read(arguments, console);
            TranslatorEntry entry = networks.Find(arguments.GetRequiredValue(network));
            TrainingOptions options = ForBoth(training.Read(arguments, entry.Recipe), entry.Description) with { Seed = outputs.Seed, Checkpoint = outputs.Checkpoint };
            options = VectorFile.Give(options, entry, training.ReadVectors(arguments, tokenizers => Words(parts.Training.Pairs, tokenizers), entry));
            parts = WithDevelopment(parts, training.DevelopmentFraction(arguments), outputs.Seed);
            return Task.FromResult(Run(entry, options, parts, search.Read(arguments), outputs, console, cancellationToken));
        });
        return command;
    }

    private static int Run(
        TranslatorEntry entry, TrainingOptions options, DataSetParts<TranslationDataSet> parts, SearchOptions search, TrainingOutputs outputs, CommandConsole console,
        CancellationToken cancellationToken)
    {
        TranslationDataSet development = parts.Development!;
        TranslationDataSet test = parts.Test ?? development;
        console.WriteLine(
            $"{entry.Name}: {ReportText.Integer(parts.Training.Pairs.Count)} pairs to learn from, {ReportText.Integer(development.Pairs.Count)} to choose the best epoch by, {ReportText.Integer(parts.Test?.Pairs.Count ?? 0)} to test on.");
        return outputs.Save(
            () => ProgressDisplay.Show(
                console, entry.Name, progress => entry.Train(options, parts.Training.Pairs, development.Pairs, progress, cancellationToken), ProgressWords.Pairs),
            (trained, file) =>
            {
                string tested = parts.Test is null ? "the development pairs, which chose the epoch" : "the test pairs";
                console.WriteLine($"On {tested}:");
                LoadedTranslator translator = entry.Load(file);
                TranslationEvaluation evaluation = translator.Evaluate(test.Pairs, search, outputs.Threads, cancellationToken);
                TranslatorEvaluateVerb.Show(console, test.Pairs, evaluation, samples: 5);
                TranslatorEvaluateVerb.Save(
                    outputs.Report, $"{entry.Name} on {parts.Training.Name}", [.. parts.All().SelectMany(static part => PairFacts.Of(part.Name, part.Set)), new("measured on", tested)],
                    ReportedNetwork.Of(entry, file, trained), translator, test.Pairs, evaluation, search, console);
            },
            console);
    }

    /// <summary>The settings with which the target is split into tokens as the source is, where nothing else is said.</summary>
    private static TrainingOptions ForBoth(TrainingOptions options, NetworkDescription description)
    {
        string target = description.Layers[description.Inputs[^1].Layer].Name;
        return options.Tokenizer is not { } tokenizer || options.Tokenizers.ContainsKey(target)
            ? options
            : options with { Tokenizers = new Dictionary<string, Tokenizer>(options.Tokenizers, StringComparer.Ordinal) { [target] = tokenizer } };
    }

    private static HashSet<string> Words(IReadOnlyList<SentencePair> pairs, IReadOnlyList<Tokenizer> tokenizers) =>
        [.. tokenizers.SelectMany(tokenizer => pairs.SelectMany(pair => tokenizer.Split(pair.Source).Concat(tokenizer.Split(pair.Target))))];

    /// <summary>The parts with development pairs: a share of the training pairs, by chance, where there are no others.</summary>
    private static DataSetParts<TranslationDataSet> WithDevelopment(DataSetParts<TranslationDataSet> parts, double fraction, int seed)
    {
        if (parts.Development is not null)
            return parts;

        (IReadOnlyList<SentencePair> training, IReadOnlyList<SentencePair> development) = SetAside.From(parts.Training.Pairs, fraction, seed);
        string name = parts.Training.Name;
        return parts with { Training = new TranslationDataSet(name, training), Development = new TranslationDataSet(name + ", set aside", development) };
    }
}
