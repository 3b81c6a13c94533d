using System.CommandLine;
using QuickStart.Commands;
using Spectre.Console;

// Into a file, lines are as long as they are; 80 columns are assumed otherwise.
if (Console.IsOutputRedirected)
    AnsiConsole.Profile.Width = 160;

var model = new Option<FileInfo>("--model")
{
    Description = "The model file that is written by training and read by predict.",
    DefaultValueFactory = static _ => new FileInfo("language.safetensors"),
    Recursive = true,
};
var epochs = new Option<int>("--epochs")
{
    Description = "How often the training texts are gone through.",
    DefaultValueFactory = static _ => 6,
};
epochs.Validators.Add(result =>
{
    if (result.GetValue(epochs) < 1)
        result.AddError("--epochs must be at least 1.");
});
var text = new Argument<string>("text") { Description = "The text whose language is asked for." };

var predict = new Command("predict", "Tells the language of a text, from the saved model file.") { text };
predict.SetAction(arguments => PredictCommand.Run(arguments.GetRequiredValue(model), arguments.GetRequiredValue(text)));

var root = new RootCommand("Trains a network that tells 14 languages apart, saves it, and runs the code that the compiler generated for it.") { model, epochs, predict };
root.SetAction(arguments => TrainCommand.Run(arguments.GetRequiredValue(model), arguments.GetRequiredValue(epochs)));

// Ctrl-C is the training's own affair: it ends early and keeps its best weights.
return root.Parse(args).Invoke(new InvocationConfiguration { ProcessTerminationTimeout = null });
