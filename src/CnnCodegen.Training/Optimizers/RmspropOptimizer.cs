using System.Text.Json;
using TorchSharp.Modules;

namespace CnnCodegen.Training;

/// <summary>RMSprop: steps divided by a running root mean square of the gradients. Tieleman and Hinton (2012), lecture 6.5.</summary>
public sealed record RmspropOptimizer : Optimizer
{
    /// <inheritdoc/>
    public override double LearningRate { get; init; } = 1e-3;

    /// <summary>The decay of the mean of the squared gradients, in [0, 1); PyTorch's <c>alpha</c>. The lecture has 0.9.</summary>
    public double Decay { get; init; } = 0.99;

    /// <summary>The number added to the root of the mean square; positive.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>The share of the last step that is kept in the next, in [0, 1); 0 for none.</summary>
    public double Momentum { get; init; }

    /// <summary>The L2 penalty, added to the gradients as <c>decay × weight</c>; zero or positive.</summary>
    public double WeightDecay { get; init; }

    internal override WeightUpdate Create(IEnumerable<(string Name, Parameter Weight)> parameters) => new RmspropUpdate(this, parameters);

    internal override void WriteTo(Utf8JsonWriter json)
    {
        json.WriteString("name", "Rmsprop");
        json.WriteNumber("learningRate", LearningRate);
        json.WriteNumber("decay", Decay);
        json.WriteNumber("epsilon", Epsilon);
        json.WriteNumber("momentum", Momentum);
        json.WriteNumber("weightDecay", WeightDecay);
    }

    internal override void Check()
    {
        CheckRate(LearningRate);
        CheckShare(Decay, nameof(Decay));
        CheckEpsilon(Epsilon);
        CheckShare(Momentum, nameof(Momentum));
        CheckDecay(WeightDecay);
    }
}
