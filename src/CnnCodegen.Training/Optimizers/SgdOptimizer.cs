using System.Text.Json;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>Stochastic gradient descent with momentum.</summary>
public sealed record SgdOptimizer : Optimizer
{
    /// <inheritdoc/>
    public override double LearningRate { get; init; } = 0.01;

    /// <summary>The share of the last step that is kept in the next, in [0, 1).</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>The L2 penalty, added to the gradients.</summary>
    public double WeightDecay { get; init; }

    internal override optim.Optimizer Create(IEnumerable<Parameter> parameters) =>
        optim.SGD(parameters, LearningRate, Momentum, weight_decay: WeightDecay);

    internal override void WriteTo(Utf8JsonWriter json)
    {
        json.WriteString("name", "Sgd");
        json.WriteNumber("learningRate", LearningRate);
        json.WriteNumber("momentum", Momentum);
        json.WriteNumber("weightDecay", WeightDecay);
    }

    internal override void Check()
    {
        CheckRate(LearningRate);
        CheckShare(Momentum, nameof(Momentum));
        CheckDecay(WeightDecay);
    }
}
