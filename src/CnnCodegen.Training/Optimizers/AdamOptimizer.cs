using System.Text.Json;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>Adam. Paper: Kingma and Ba (2015).</summary>
public sealed record AdamOptimizer : Optimizer
{
    /// <inheritdoc/>
    public override double LearningRate { get; init; } = 1e-3;

    /// <summary>The decay of the mean of the gradients, in [0, 1).</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>The decay of the mean of the squared gradients, in [0, 1).</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>The L2 penalty, added to the gradients.</summary>
    public double WeightDecay { get; init; }

    internal override optim.Optimizer Create(IEnumerable<Parameter> parameters) =>
        optim.Adam(parameters, LearningRate, Beta1, Beta2, weight_decay: WeightDecay);

    internal override void WriteTo(Utf8JsonWriter json)
    {
        json.WriteString("name", "Adam");
        json.WriteNumber("learningRate", LearningRate);
        json.WriteNumber("beta1", Beta1);
        json.WriteNumber("beta2", Beta2);
        json.WriteNumber("weightDecay", WeightDecay);
    }

    internal override void Check()
    {
        CheckRate(LearningRate);
        CheckShare(Beta1, nameof(Beta1));
        CheckShare(Beta2, nameof(Beta2));
        CheckDecay(WeightDecay);
    }
}
