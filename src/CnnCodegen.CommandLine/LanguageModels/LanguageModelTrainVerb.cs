using System.CommandLine;
using CnnCodegen.LanguageModels;
using CnnCodegen.Text;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>Trains a language model, saves it, and measures its generated code.</summary>
internal static class LanguageModelTrainVerb
{
    public static Command Create(
        NetworkCatalogue<LanguageModelEntry> networks, DataSetCatalogue<LanguageModelText, LanguageModelReadOptions> dataSets, CommandConsole console)
    {
        Argument<string> network = CommonArguments.Network(networks.Names);
        var output = new OutputArguments();
        var data = new DataArguments<LanguageModelText, LanguageModelReadOptions>(dataSets, new LanguageModelReadingArguments());
        var training = new LanguageModelTrainingArguments();
        var command = new Command("train", "Trains a network and saves its model file. Files hold one sentence on each line.") { network, output.Model };
        data.AddTo(command, parts: true);
        training.AddTo(command);
        output.AddTo(command);
        command.SetAction((arguments, cancellationToken) =>
        {
            TrainingOutputs outputs = output.Read(arguments);
            DataSetParts<LanguageModelText> parts = data.Read(arguments, console);
            LanguageModelEntry entry = networks.Find(arguments.GetRequiredValue(network));
            TrainingOptions options = training.Read(arguments, entry.Recipe) with
            {
                Seed = outputs.Seed,
                Checkpoint = outputs.Checkpoint,
                DevelopmentFraction = training.DevelopmentFraction(arguments),
            };
            options = VectorFile.Give(options, entry, training.ReadVectors(arguments, tokenizers => Words(parts.Training, tokenizers), entry));
            return Task.FromResult(Run(entry, options, parts, outputs, console, cancellationToken));
        });
        return command;
    }

    private static int Run(
        LanguageModelEntry entry, TrainingOptions options, DataSetParts<LanguageModelText> parts, TrainingOutputs outputs, CommandConsole console, CancellationToken cancellationToken)
    {
        console.WriteLine($"{entry.Name}: {string.Join(", ", parts.All().Select(static part => $"{ReportText.Integer(part.Set.Sentences.Count)} {part.Name} sentences"))}");
        return outputs.Save(
            () => ProgressDisplay.Show(console, entry.Name, display => entry.Train(options, parts.Training, parts.Development, display, cancellationToken), ProgressWords.Tokens),
            Evaluate,
            console);

        void Evaluate(TrainedNetwork trained, ModelFile file)
        {
            console.WriteLine($"Perplexity of the development text: {ReportText.Number(trained.Metrics.DevelopmentPerplexity)}, after {ReportText.Seconds(trained.Duration.TotalSeconds)}");
            LoadedLanguageModel network = entry.Load(file);
            TextScore? score = parts.Test is { } test ? network.ScoreOf(test) : null;
            if (score is not null)
                ScoreTable.Show(console, parts.Test!.Name, score);

            ReportFile.Save(
                outputs.Report,
                new LanguageModelReport(
                    $"{entry.Name} on {parts.Training.Name}", [.. parts.All().SelectMany(static part => TextFacts.Of(part.Name, part.Set))], ReportedNetwork.Of(entry, file, trained), score)
                {
                    DevelopmentPerplexity = trained.Metrics.DevelopmentPerplexity,
                    Sentences = score is null ? [] : ScoredSentence.Of(parts.Test!.Sentences, score, network.EndToken),
                },
                console);
        }
    }

    private static HashSet<string> Words(LanguageModelText text, IReadOnlyList<Tokenizer> tokenizers) =>
        [.. tokenizers.SelectMany(tokenizer => text.Sentences.SelectMany(tokenizer.Split))];
}
