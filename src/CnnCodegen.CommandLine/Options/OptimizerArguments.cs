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

    private readonly Option<double> _rate = Positive("--lr", "The learning rate; without it, the optimizer's own.");
    private readonly Option<double> _decay = new Option<double>("--weight-decay") { Description = "The penalty on large weights." }.Must(static value => value >= 0 && double.IsFinite(value), "zero or positive");
    private readonly Option<double> _momentum = Share("--momentum", "The share of the last step that is kept in the next; sgd and rmsprop have it.");
    private readonly Option<bool> _nesterov = new("--nesterov") { Description = "Take the gradient as of where the momentum leads; sgd has it." };
    private readonly Option<double> _rho = Share("--rho", "The decay of the mean of squares; adadelta and rmsprop have it.");
    private readonly Option<double> _beta1 = Share("--beta1", "The decay of the mean of the gradients; adam and adamw have it.");
    private readonly Option<double> _beta2 = Share("--beta2", "The decay of the mean of the squared gradients; adam and adamw have it.");
    private readonly Option<double> _epsilon = Positive("--epsilon", "What keeps steps finite where gradients are small; all but sgd have it.");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_optimizer, _rate, _decay, _momentum, _nesterov, _rho, _beta1, _beta2, _epsilon])
            command.Options.Add(option);
    }

    /// <summary>The optimizer of a recipe with what the command line says otherwise.</summary>
    /// <exception cref="CommandException">The command line sets what the optimizer does not have.</exception>
    public Optimizer Read(ParseResult arguments, Optimizer recipe)
    {
        Optimizer optimizer = arguments.GetValue(_optimizer) ?? recipe;
        optimizer = With(optimizer, _rate, static (optimizer, rate) => optimizer with { LearningRate = rate });
        optimizer = With(optimizer, _decay, WithDecay);
        optimizer = With(optimizer, _momentum, WithMomentum);
        optimizer = With(optimizer, _nesterov, WithNesterov);
        optimizer = With(optimizer, _rho, WithRho);
        optimizer = With(optimizer, _beta1, WithBeta1);
        optimizer = With(optimizer, _beta2, WithBeta2);
        return With(optimizer, _epsilon, WithEpsilon);

        Optimizer With<T>(Optimizer before, Option<T> option, Func<Optimizer, T, Optimizer?> change) => !arguments.IsGiven(option)
            ? before
            : change(before, arguments.GetValue(option)!) ?? throw new CommandException($"{option.Name} does not belong to --optimizer {NamedValue.OfType(before, "Optimizer")}. {option.Description}");
    }

    private static Optimizer? WithDecay(Optimizer optimizer, double decay) => optimizer switch
    {
        AdadeltaOptimizer adadelta => adadelta with { WeightDecay = decay },
        AdamOptimizer adam => adam with { WeightDecay = decay },
        AdamWOptimizer adamW => adamW with { WeightDecay = decay },
        RmspropOptimizer rmsprop => rmsprop with { WeightDecay = decay },
        SgdOptimizer sgd => sgd with { WeightDecay = decay },
        _ => null,
    };

    private static Optimizer? WithMomentum(Optimizer optimizer, double momentum) => optimizer switch
    {
        RmspropOptimizer rmsprop => rmsprop with { Momentum = momentum },
        SgdOptimizer sgd => sgd with { Momentum = momentum },
        _ => null,
    };

    private static Optimizer? WithNesterov(Optimizer optimizer, bool nesterov) => optimizer is SgdOptimizer sgd ? sgd with { Nesterov = nesterov } : null;

    private static Optimizer? WithRho(Optimizer optimizer, double rho) => optimizer switch
    {
        AdadeltaOptimizer adadelta => adadelta with { Rho = rho },
        RmspropOptimizer rmsprop => rmsprop with { Decay = rho },
        _ => null,
    };

    private static Optimizer? WithBeta1(Optimizer optimizer, double beta) => optimizer switch
    {
        AdamOptimizer adam => adam with { Beta1 = beta },
        AdamWOptimizer adamW => adamW with { Beta1 = beta },
        _ => null,
    };

    private static Optimizer? WithBeta2(Optimizer optimizer, double beta) => optimizer switch
    {
        AdamOptimizer adam => adam with { Beta2 = beta },
        AdamWOptimizer adamW => adamW with { Beta2 = beta },
        _ => null,
    };

    private static Optimizer? WithEpsilon(Optimizer optimizer, double epsilon) => optimizer switch
    {
        AdadeltaOptimizer adadelta => adadelta with { Epsilon = epsilon },
        AdamOptimizer adam => adam with { Epsilon = epsilon },
        AdamWOptimizer adamW => adamW with { Epsilon = epsilon },
        RmspropOptimizer rmsprop => rmsprop with { Epsilon = epsilon },
        _ => null,
    };

    private static Option<double> Positive(string name, string description) =>
        new Option<double>(name) { Description = description }.Must(static value => value > 0 && double.IsFinite(value), "positive");

    private static Option<double> Share(string name, string description) =>
        new Option<double>(name) { Description = description }.Must(static value => value is >= 0 and < 1, "in [0, 1)");
}
