using System.CommandLine;
using Networks.Catalogue;
using Networks.Commands;
using Spectre.Console;

// Into a file, lines are as long as they are; 80 columns are assumed otherwise.
if (Console.IsOutputRedirected)
    AnsiConsole.Profile.Width = 200;

var only = new Option<string>("--only")
{
    Description = "Networks whose name contains this.",
    DefaultValueFactory = static _ => "",
    Recursive = true,
};

var run = new Command("run", "Runs the networks with random weights on a random text of the greatest length, and shows the time of one prediction.");
run.SetAction(arguments => RunCommand.Run(Matching(arguments)));

var root = new RootCommand("The networks of ten papers, declared as C# classes: their sizes, and beside them what the papers say.") { only, run };
root.SetAction(arguments => ListCommand.Run(Matching(arguments)));
return root.Parse(args).Invoke();

IReadOnlyList<CatalogueEntry> Matching(ParseResult arguments) =>
    [.. NetworkCatalogue.All.Where(entry => entry.Name.Contains(arguments.GetRequiredValue(only), StringComparison.OrdinalIgnoreCase))];
