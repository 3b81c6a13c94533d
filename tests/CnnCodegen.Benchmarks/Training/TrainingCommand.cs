using System.CommandLine;
using System.Globalization;
using CnnCodegen.Benchmarks.Comparison;
using CnnCodegen.Training;
using TorchSharp;

namespace CnnCodegen.Benchmarks.Training;

/// <summary><c>training</c>: examples per second of the trainer beside a hand-written TorchSharp loop of the same network on the same batches.</summary>
internal sealed class TrainingCommand : Command
{
    private readonly Option<string> _network = new("--network") { Description = "kim: 20,000 words of 300 numbers; language: that of the sample QuickStart. Both, without it." };
    private readonly Option<int> _examples = new("--examples") { Description = "The examples of an epoch; without it, so many that one takes a second or two." };
    private readonly Option<int> _epochs = new("--epochs") { Description = "The measured epochs, after one that is not.", DefaultValueFactory = static _ => 5 };
    private readonly Option<int> _threads = new("--threads") { Description = "libtorch's threads; its own choice without it." };
    private readonly Option<string> _optimizer = new("--optimizer") { Description = "adadelta, adam, or sgd; without it, the network's own: adadelta for kim, adam for language." };

    public TrainingCommand()
        : base("training", "Measures training: the trainer and a hand-written TorchSharp loop, epoch by epoch in turn, on the same batches.")
    {
        _network.AcceptOnlyFromAmong([.. ContestNetwork.All.Select(static network => network.Name)]);
        _optimizer.AcceptOnlyFromAmong("adadelta", "adam", "sgd");
        foreach (Option option in (Option[])[_network, _examples, _epochs, _threads, _optimizer])
            Options.Add(option);
        SetAction(Run);
    }

    private int Run(ParseResult arguments)
    {
        if (arguments.GetValue(_threads) is var threads and > 0)
            torch.set_num_threads(threads);

        Optimizer? optimizer = arguments.GetValue(_optimizer) switch
        {
            null => null,
            "adadelta" => new AdadeltaOptimizer(),
            "adam" => new AdamOptimizer(),
            _ => new SgdOptimizer(),
        };
        Console.WriteLine($"{ProcessorName.Read()}, libtorch with {torch.get_num_threads()} threads");
        foreach (ContestNetwork network in ContestNetwork.All.Where(network => arguments.GetValue(_network) is not { } name || name == network.Name))
        {
            int examples = arguments.GetValue(_examples) is var given and > 0 ? given : network.Examples;
            Show(network, new TrainingContest(network, examples, arguments.GetValue(_epochs) + 1, optimizer ?? network.Recipe.Optimizer).Run());
        }

        return 0;
    }

    private static void Show(ContestNetwork network, IReadOnlyList<ContestEpoch> epochs)
    {
        Console.WriteLine();
        var table = new MarkdownTable(0, network.Name, "trainer, examples/s", "hand-written loop, examples/s", "ratio");
        foreach ((int number, ContestEpoch epoch) in epochs.Index())
        {
            table.Add(
                number == 0 ? "warm-up" : $"epoch {number.ToString(CultureInfo.InvariantCulture)}",
                epoch.Trainer.ToString("F0", CultureInfo.InvariantCulture),
                epoch.Loop.ToString("F0", CultureInfo.InvariantCulture),
                epoch.Ratio.ToString("P0", CultureInfo.InvariantCulture));
        }

        table.Write(Console.Out);
        double ratio = Statistics.Median(epochs.Skip(1).Select(static epoch => epoch.Ratio));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Median of the ratios: {ratio:P0}"));
    }
}
