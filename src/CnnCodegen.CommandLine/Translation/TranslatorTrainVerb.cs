using System.CommandLine;
using CnnCodegen.Text;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>Trains a translator, saves it, and measures its generated code.</summary>
internal static class TranslatorTrainVerb
{
    public static Command Create(NetworkCatalogue<TranslatorEntry> networks, DataSetCatalogue<TranslationDataSet, TranslationReadOptions> dataSets, CommandConsole console)
    {
        Argument<string> network = CommonArguments.Network(networks.Names);
        var output = new OutputArguments();
        var data = new DataArguments<TranslationDataSet, TranslationReadOptions>(dataSets, new PairReadingArguments());
        var training = new TrainingArguments();
        var search = new SearchArguments();
        var command = new Command("train", "Trains a network and saves its model file.") { network, output.Model };
        data.AddTo(command, parts: true);
        training.AddTo(command);
        search.AddTo(command);
        output.AddTo(command, reports: false);
        command.SetAction((arguments, cancellationToken) =>
        {
            TrainingOutputs outputs = output.Read(arguments);
            DataSetParts<TranslationDataSet> parts = data.Read(arguments, console);
            TranslatorEntry entry = networks.Find(arguments.GetRequiredValue(network));
            TrainingOptions options = ForBoth(training.Read(arguments, entry.Recipe), entry.Description) with { Seed = outputs.Seed, Checkpoint = outputs.Checkpoint };
            options = VectorFile.Give(options, entry, training.ReadVectors(arguments, tokenizers => Words(parts.Training.Pairs, tokenizers), entry));
            (IReadOnlyList<SentencePair> pairs, IReadOnlyList<SentencePair> development) = parts.Development is null
                ? SetAside.From(parts.Training.Pairs, training.DevelopmentFraction(arguments), outputs.Seed)
                : (parts.Training.Pairs, parts.Development.Pairs);
            IReadOnlyList<SentencePair> test = parts.Test?.Pairs ?? development;
            console.WriteLine($"{entry.Name}: {ReportText.Integer(pairs.Count)} pairs to learn from, {ReportText.Integer(development.Count)} to choose the best epoch by, {ReportText.Integer(parts.Test?.Pairs.Count ?? 0)} to test on.");
            return Task.FromResult(outputs.Save(
                () => ProgressDisplay.Show(console, entry.Name, progress => entry.Train(options, pairs, development, progress, cancellationToken), ProgressWords.Tokens with { Examples = "pairs" }),
                (_, file) =>
                {
                    console.WriteLine(parts.Test is null ? "On the development pairs, which chose the epoch:" : "On the test pairs:");
                    TranslatorEvaluateVerb.Show(console, test, entry.Load(file).Evaluate(test, search.Read(arguments), outputs.Threads, cancellationToken), samples: 5);
                },
                console));
        });
        return command;
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
}
