using System.Text.Json;
using TorchSharp.Modules;

namespace CnnCodegen.Training;

/// <summary>
/// How weights follow their gradients: one of <see cref="AdamOptimizer"/>, <see cref="AdamWOptimizer"/>, <see cref="SgdOptimizer"/>,
/// <see cref="AdadeltaOptimizer"/>, <see cref="RmspropOptimizer"/>.
/// </summary>
/// <remarks>The rules are PyTorch's, with PyTorch's names and defaults where nothing else is said. <see cref="TrainingOptions.Schedule"/> changes the learning rate on the way.</remarks>
public abstract record Optimizer
{
    private protected Optimizer()
    {
    }

    /// <summary>The step's size, as PyTorch's <c>lr</c>; positive.</summary>
    public abstract double LearningRate { get; init; }

    /// <summary>Makes what updates the given weights.</summary>
    /// <param name="parameters">The weights, by their names in the state_dict.</param>
    internal abstract WeightUpdate Create(IEnumerable<(string Name, Parameter Weight)> parameters);

    /// <summary>Writes the settings as properties of a JSON object that is open.</summary>
    internal abstract void WriteTo(Utf8JsonWriter json);

    /// <summary>Checks that all settings are in their ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is not.</exception>
    internal abstract void Check();

    private protected static void CheckRate(double rate) => Setting.Check(rate > 0 && double.IsFinite(rate), nameof(LearningRate), rate, "positive");

    private protected static void CheckShare(double share, string name) => Setting.Check(share is >= 0 and < 1, name, share, "in [0, 1)");

    private protected static void CheckDecay(double decay) => Setting.Check(decay >= 0 && double.IsFinite(decay), "WeightDecay", decay, "zero or positive");

    private protected static void CheckEpsilon(double epsilon) => Setting.Check(epsilon > 0 && double.IsFinite(epsilon), "Epsilon", epsilon, "positive");
}
