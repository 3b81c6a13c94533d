using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>The settings of <see cref="AdamOptimizer"/> and <see cref="AdamWOptimizer"/>.</summary>
internal sealed record AdamSettings(double LearningRate, double Beta1, double Beta2, double Epsilon, double WeightDecay, bool DecouplesDecay);

/// <summary>The rule of <see cref="AdamOptimizer"/> and <see cref="AdamWOptimizer"/>; <c>m</c> and <c>v</c> are the means of gradients and squared gradients.</summary>
internal sealed class AdamUpdate(AdamSettings settings, IEnumerable<(string Name, Parameter Weight)> parameters)
    : WeightUpdate(settings.LearningRate, parameters, "exp_avg", "exp_avg_sq")
{
    /// <inheritdoc/>
    public override double? Fade => null;

    /// <inheritdoc/>
    protected override void Update(Tensor weight, Tensor gradient, Tensor[] memory)
    {
        if (settings.DecouplesDecay)
            weight.MultiplyInPlace(1 - (LearningRate * settings.WeightDecay));
        else if (settings.WeightDecay > 0)
            gradient.AddInPlace(weight, settings.WeightDecay);

        (Tensor m, Tensor v) = (memory[0], memory[1]);
        m.MultiplyInPlace(settings.Beta1).AddInPlace(gradient, 1 - settings.Beta1);
        v.MultiplyInPlace(settings.Beta2).AddSquaresInPlace(gradient, 1 - settings.Beta2);

        // Both means start at zero; this is by how much too small they are.
        double correction1 = 1 - Math.Pow(settings.Beta1, Steps);
        double correction2 = 1 - Math.Pow(settings.Beta2, Steps);
        Tensor divisor = v.sqrt().DivideInPlace(Math.Sqrt(correction2)).AddInPlace(settings.Epsilon);
        weight.AddQuotientsInPlace(m, divisor, -LearningRate / correction1);
    }
}
