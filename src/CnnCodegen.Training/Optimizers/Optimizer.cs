using System.Text.Json;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>How weights follow their gradients: one of <see cref="AdamOptimizer"/>, <see cref="SgdOptimizer"/>, <see cref="AdadeltaOptimizer"/>.</summary>
public abstract record Optimizer
{
    private protected Optimizer()
    {
    }

    /// <summary>The step's size, as TorchSharp's <c>lr</c>.</summary>
    public abstract double LearningRate { get; init; }

    /// <summary>Makes TorchSharp's optimizer for the given weights.</summary>
    internal abstract optim.Optimizer Create(IEnumerable<Parameter> parameters);

    /// <summary>Writes the settings as properties of a JSON object that is open.</summary>
    internal abstract void WriteTo(Utf8JsonWriter json);

    /// <summary>Checks that all settings are in their ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is not.</exception>
    internal abstract void Check();

    private protected static void CheckRate(double rate) => CheckRange(rate > 0 && double.IsFinite(rate), nameof(LearningRate), rate, "positive");

    private protected static void CheckShare(double share, string name) => CheckRange(share is >= 0 and < 1, name, share, "in [0, 1)");

    private protected static void CheckDecay(double decay) => CheckRange(decay >= 0 && double.IsFinite(decay), "WeightDecay", decay, "zero or positive");

    private protected static void CheckRange(bool holds, string name, double value, string range)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be {range}.");
    }
}
