using System.Text.Json;
using TorchSharp.Modules;

namespace CnnCodegen.Training;

/// <summary>Adadelta, as Kim (2014) trains. Paper: Zeiler (2012).</summary>
public sealed record AdadeltaOptimizer : Optimizer
{
    /// <inheritdoc/>
    public override double LearningRate { get; init; } = 1;

    /// <summary>The decay of the means of squared gradients and squared steps, in [0, 1). PyTorch's default is 0.9; Kim uses 0.95.</summary>
    public double Rho { get; init; } = 0.95;

    /// <summary>The number added under both roots, which sets the size of the first steps; positive.</summary>
    public double Epsilon { get; init; } = 1e-6;

    /// <summary>The L2 penalty, added to the gradients as <c>decay × weight</c>; zero or positive. Kim has none.</summary>
    public double WeightDecay { get; init; }

    internal override WeightUpdate Create(IEnumerable<(string Name, Parameter Weight)> parameters) => new AdadeltaUpdate(this, parameters);

    internal override void WriteTo(Utf8JsonWriter json)
    {
        json.WriteString("name", "Adadelta");
        json.WriteNumber("learningRate", LearningRate);
        json.WriteNumber("rho", Rho);
        json.WriteNumber("epsilon", Epsilon);
        json.WriteNumber("weightDecay", WeightDecay);
    }

    internal override void Check()
    {
        CheckRate(LearningRate);
        CheckShare(Rho, nameof(Rho));
        CheckEpsilon(Epsilon);
        CheckDecay(WeightDecay);
    }
}
