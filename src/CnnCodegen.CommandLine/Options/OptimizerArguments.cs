using System.CommandLine;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>How weights follow their gradients.</summary>
internal sealed class OptimizerArguments
{
    private readonly Option<Optimizer?> _optimizer = NamedValue.Option<Optimizer?>(
        "--optimizer",
        "How weights follow their gradients",
        ("default", null),
        ("adadelta", new AdadeltaOptimizer()),
        ("adam", new AdamOptimizer()),
        ("adamw", new AdamWOptimizer()),
        ("rmsprop", new RmspropOptimizer()),
        ("sgd", new SgdOptimizer()));

    private readonly Option<double> _rate = new Option<double>("--lr") { Description = "The learning rate; without it, the optimizer's own." }.Must(static value => value > 0 && double.IsFinite(value), "positive");

    private readonly Option<double> _decay = new Option<double>("--weight-decay") { Description = "The penalty on large weights." }.Must(static value => value >= 0 && double.IsFinite(value), "zero or positive");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_optimizer);
        command.Options.Add(_rate);
        command.Options.Add(_decay);
    }

    /// <summary>The optimizer of a recipe with what the command line says otherwise.</summary>
    public Optimizer Read(ParseResult arguments, Optimizer recipe)
    {
        Optimizer optimizer = arguments.GetValue(_optimizer) ?? recipe;
        if (arguments.IsGiven(_rate))
            optimizer = optimizer with { LearningRate = arguments.GetValue(_rate) };

        return arguments.IsGiven(_decay) ? WithDecay(optimizer, arguments.GetValue(_decay)) : optimizer;
    }

    private static Optimizer WithDecay(Optimizer optimizer, double decay) => optimizer switch
    {
        AdadeltaOptimizer adadelta => adadelta with { WeightDecay = decay },
        AdamOptimizer adam => adam with { WeightDecay = decay },
        AdamWOptimizer adamW => adamW with { WeightDecay = decay },
        RmspropOptimizer rmsprop => rmsprop with { WeightDecay = decay },
        SgdOptimizer sgd => sgd with { WeightDecay = decay },
        _ => throw new CommandException($"{optimizer.GetType().Name} has no weight decay."),
    };
}
