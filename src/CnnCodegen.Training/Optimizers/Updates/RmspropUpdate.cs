using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>The rule of <see cref="RmspropOptimizer"/>; <c>v</c> is the mean of squared gradients.</summary>
internal sealed class RmspropUpdate(RmspropOptimizer options, IEnumerable<(string Name, Parameter Weight)> parameters)
    : WeightUpdate(options.LearningRate, parameters, options.Momentum > 0 ? ["square_avg", "momentum_buffer"] : ["square_avg"])
{
    /// <inheritdoc/>
    public override double? Fade => options.WeightDecay > 0 || options.Momentum > 0 ? null : options.Decay;

    /// <inheritdoc/>
    protected override void Update(Tensor weight, Tensor gradient, Tensor[] memory)
    {
        if (options.WeightDecay > 0)
            gradient.AddInPlace(weight, options.WeightDecay);

        Tensor v = memory[0];
        v.MultiplyInPlace(options.Decay).AddSquaresInPlace(gradient, 1 - options.Decay);
        Tensor divisor = v.sqrt().AddInPlace(options.Epsilon);
        if (memory is [_, var momentum])
            weight.AddInPlace(momentum.MultiplyInPlace(options.Momentum).AddQuotientsInPlace(gradient, divisor, 1), -LearningRate);
        else
            weight.AddQuotientsInPlace(gradient, divisor, -LearningRate);
    }
}
