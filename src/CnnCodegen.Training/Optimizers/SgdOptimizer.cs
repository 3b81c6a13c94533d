using System.Text.Json;
using TorchSharp.Modules;

namespace CnnCodegen.Training;

/// <summary>Stochastic gradient descent with momentum. Papers: Polyak (1964); Sutskever et al. (2013) for Nesterov's form.</summary>
public sealed record SgdOptimizer : Optimizer
{
    /// <inheritdoc/>
    public override double LearningRate { get; init; } = 0.01;

    /// <summary>The share of the last step that is kept in the next, in [0, 1); 0 for none.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>Whether the gradient is taken as of where the momentum leads; needs <see cref="Momentum"/>.</summary>
    public bool Nesterov { get; init; }

    /// <summary>The L2 penalty, added to the gradients as <c>decay × weight</c>; zero or positive.</summary>
    public double WeightDecay { get; init; }

    internal override WeightUpdate Create(IEnumerable<(string Name, Parameter Weight)> parameters) => new SgdUpdate(this, parameters);

    internal override void WriteTo(Utf8JsonWriter json)
    {
        json.WriteString("name", "Sgd");
        json.WriteNumber("learningRate", LearningRate);
        json.WriteNumber("momentum", Momentum);
        json.WriteBoolean("nesterov", Nesterov);
        json.WriteNumber("weightDecay", WeightDecay);
    }

    internal override void Check()
    {
        CheckRate(LearningRate);
        CheckShare(Momentum, nameof(Momentum));
        Setting.Check(!Nesterov || Momentum > 0, nameof(Momentum), Momentum, $"positive where {nameof(Nesterov)} is set");
        CheckDecay(WeightDecay);
    }
}
