using System.Text.Json;
using TorchSharp.Modules;

namespace CnnCodegen.Training;

/// <summary>Adam with decoupled weight decay. Paper: Loshchilov and Hutter (2019).</summary>
public sealed record AdamWOptimizer : Optimizer
{
    /// <inheritdoc/>
    public override double LearningRate { get; init; } = 1e-3;

    /// <summary>The decay of the mean of the gradients, in [0, 1).</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>The decay of the mean of the squared gradients, in [0, 1).</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>The number added to the root of the mean square; positive.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>The share of each weight, times the learning rate, that every step takes away; zero or positive.</summary>
    public double WeightDecay { get; init; } = 0.01;

    internal override WeightUpdate Create(IEnumerable<(string Name, Parameter Weight)> parameters) =>
        new AdamUpdate(new AdamSettings(LearningRate, Beta1, Beta2, Epsilon, WeightDecay, DecouplesDecay: true), parameters);

    internal override void WriteTo(Utf8JsonWriter json)
    {
        json.WriteString("name", "AdamW");
        json.WriteNumber("learningRate", LearningRate);
        json.WriteNumber("beta1", Beta1);
        json.WriteNumber("beta2", Beta2);
        json.WriteNumber("epsilon", Epsilon);
        json.WriteNumber("weightDecay", WeightDecay);
    }

    internal override void Check()
    {
        CheckRate(LearningRate);
        CheckShare(Beta1, nameof(Beta1));
        CheckShare(Beta2, nameof(Beta2));
        CheckEpsilon(Epsilon);
        CheckDecay(WeightDecay);
    }
}
