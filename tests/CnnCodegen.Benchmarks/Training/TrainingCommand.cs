using System.CommandLine;
using System.Globalization;
using CnnCodegen.Benchmarks.Comparison;
using TorchSharp;

namespace CnnCodegen.Benchmarks.Training;

/// <summary><c>training</c>: examples per second of the trainer beside a hand-written TorchSharp loop of the same network on the same batches.</summary>
internal sealed class TrainingCommand : Command
{
    private readonly Option<int> _examples = new("--examples") { Description = "The examples of an epoch.", DefaultValueFactory = static _ => 1000 };
    private readonly Option<int> _epochs = new("--epochs") { Description = "The measured epochs, after one that is not.", DefaultValueFactory = static _ => 5 };
    private readonly Option<int> _threads = new("--threads") { Description = "libtorch's threads; its own choice without it." };
    private readonly Option<string> _optimizer = new("--optimizer") { Description = "adadelta, adam, or sgd.", DefaultValueFactory = static _ => "adadelta" };

    public TrainingCommand()
        : base("training", "Measures training of Kim's network (20,000 random words of 300 numbers): the trainer and a hand-written TorchSharp loop, epoch by epoch in turn.")
    {
        foreach (Option option in (Option[])[_examples, _epochs, _threads, _optimizer])
            Options.Add(option);
        SetAction(Run);
    }

    private int Run(ParseResult arguments)
    {
        if (arguments.GetValue(_threads) is var threads and > 0)
            torch.set_num_threads(threads);

        var contest = new TrainingContest(arguments.GetValue(_examples), arguments.GetValue(_epochs) + 1, arguments.GetValue(_optimizer)!);
        IReadOnlyList<ContestEpoch> epochs = contest.Run();
        Console.WriteLine($"{ProcessorName.Read()}, libtorch with {torch.get_num_threads()} threads");
        var table = new MarkdownTable(0, "epoch", "trainer, examples/s", "hand-written loop, examples/s", "ratio", "tensors alive", "working set, MB");
        foreach ((int number, ContestEpoch epoch) in epochs.Index())
        {
            table.Add(
                number == 0 ? "warm-up" : number.ToString(CultureInfo.InvariantCulture),
                epoch.Trainer.ToString("F0", CultureInfo.InvariantCulture),
                epoch.Loop.ToString("F0", CultureInfo.InvariantCulture),
                epoch.Ratio.ToString("P0", CultureInfo.InvariantCulture),
                epoch.Tensors.ToString(CultureInfo.InvariantCulture),
                (epoch.WorkingSet >> 20).ToString(CultureInfo.InvariantCulture));
        }

        table.Write(Console.Out);
        double ratio = Statistics.Median(epochs.Skip(1).Select(static epoch => epoch.Ratio));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Median of the ratios: {ratio:P0}"));
        return 0;
    }
}
