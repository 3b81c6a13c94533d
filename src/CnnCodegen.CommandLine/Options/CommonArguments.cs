using System.CommandLine;
using CnnCodegen.Training;
using TorchSharp;

namespace CnnCodegen.CommandLine;

/// <summary>Options that several commands have, made anew for each.</summary>
internal static class CommonArguments
{
    public static Option<FileInfo> Model(string description) => new("--model", "-m") { Description = description, HelpName = "file", Required = true };

    public static Option<DirectoryInfo?> Report() => new("--report") { Description = "Write report.html and report.md into this folder.", HelpName = "folder" };

    public static Option<int> Threads(bool trains = false) => new Option<int>("--threads", "--thread")
    {
        Description = "The most threads of the generated code" + (trains ? "; of training too, where it is given." : "."),
        DefaultValueFactory = static _ => Environment.ProcessorCount,
    }.Must(static value => value >= 1, "at least 1");

    /// <summary>Gives libtorch as many threads as are asked for, for the whole process; without a wish it has its own number.</summary>
    public static void LimitTorch(ParseResult arguments, Option<int> threads)
    {
        if (!arguments.IsGiven(threads))
            return;

        Torch.EnsureLoaded();
        torch.set_num_threads(arguments.GetValue(threads));
    }

    public static Argument<string> Network(IReadOnlyList<string> names) =>
        new Argument<string>("network") { Description = "The network to train.", DefaultValueFactory = _ => names[0] }.AcceptOnlyFromAmong([.. names]);

    public static Option<double> TestFraction() => new Option<double>("--test-fraction")
    {
        Description = "The share of the examples that is tested on, where no file is given.",
        DefaultValueFactory = static _ => 0.1,
    }.Must(static value => value is > 0 and < 1, "in (0, 1)");
}
