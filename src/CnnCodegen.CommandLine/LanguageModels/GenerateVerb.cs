using System.CommandLine;
using CnnCodegen.LanguageModels;

namespace CnnCodegen.CommandLine;

/// <summary>Continues a text by drawn tokens. No training library is loaded.</summary>
internal static class GenerateVerb
{
    public static Command Create(NetworkCatalogue<LanguageModelEntry> networks, CommandConsole console)
    {
        var usual = new GenerationOptions();
        Option<FileInfo> model = CommonArguments.Model("The model file.");
        var prompt = new Argument<string>("prompt") { Description = "What the texts begin with.", DefaultValueFactory = static _ => "" };
        Option<int> count = new Option<int>("--count", "-n") { Description = "How many texts.", DefaultValueFactory = static _ => 1 }.Must(static value => value >= 1, "at least 1");
        Option<int> most = new Option<int>("--max-tokens") { Description = "The most tokens that follow the prompt.", DefaultValueFactory = _ => usual.MaxTokens }.Must(static value => value >= 0, "zero or positive");
        Option<double> temperature = new Option<double>("--temperature") { Description = "Below 1, probable tokens are drawn more often than the network has it; 0 takes the most probable one.", DefaultValueFactory = _ => usual.Temperature }
            .Must(static value => value >= 0 && double.IsFinite(value), "zero or positive");
        Option<int> topK = new Option<int>("--top-k") { Description = "Draw from so many of the most probable tokens; 0 for all.", DefaultValueFactory = _ => usual.TopK }.Must(static value => value >= 0, "zero or positive");
        Option<double> topP = new Option<double>("--top-p") { Description = "Draw from the most probable tokens that have this probability together.", DefaultValueFactory = _ => usual.TopP }.Must(static value => value is > 0 and <= 1, "in (0, 1]");
        var seed = new Option<int?>("--seed") { Description = "What is drawn follows from it; another one each time without it." };
        var paragraphs = new Option<bool>("--paragraphs") { Description = "Go on with a new line where a sentence ends, up to --max-tokens." };
        var command = new Command("generate", "Writes texts that begin with a prompt.") { prompt, model, count, most, temperature, topK, topP, seed, paragraphs };
        command.SetAction((arguments, cancellationToken) =>
        {
            (LanguageModelEntry entry, ModelFile file) = networks.Read(arguments.GetRequiredValue(model));
            LoadedLanguageModel network = entry.Load(file);
            string beginning = arguments.GetValue(prompt) ?? "";
            TextWriter answers = console.OpenAnswers();
            for (int number = 0; number < arguments.GetValue(count); number++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var options = new GenerationOptions
                {
                    MaxTokens = arguments.GetValue(most),
                    Temperature = arguments.GetValue(temperature),
                    TopK = arguments.GetValue(topK),
                    TopP = arguments.GetValue(topP),
                    Seed = arguments.GetValue(seed) + number,
                    StopAtEnd = !arguments.GetValue(paragraphs),
                };
                answers.WriteLine(beginning + network.Generate(beginning, options));
                answers.Flush();
            }

            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
