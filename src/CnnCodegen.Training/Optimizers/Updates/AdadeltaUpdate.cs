using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>The rule of <see cref="AdadeltaOptimizer"/>; <c>v</c> and <c>u</c> are the means of squared gradients and squared steps.</summary>
internal sealed class AdadeltaUpdate(AdadeltaOptimizer options, IEnumerable<(string Name, Parameter Weight)> parameters)
    : WeightUpdate(options.LearningRate, parameters, "square_avg", "acc_delta")
{
    /// <inheritdoc/>
    public override double? Fade => options.WeightDecay > 0 ? null : options.Rho;

    /// <inheritdoc/>
    protected override void Update(Tensor weight, Tensor gradient, Tensor[] memory)
    {
        if (options.WeightDecay > 0)
            gradient.AddInPlace(weight, options.WeightDecay);

        (Tensor v, Tensor u) = (memory[0], memory[1]);
        v.MultiplyInPlace(options.Rho).AddSquaresInPlace(gradient, 1 - options.Rho);
        Tensor root = v.Plus(options.Epsilon).sqrt_();
        Tensor step = u.Plus(options.Epsilon).sqrt_().div_(root).mul_(gradient);
        u.MultiplyInPlace(options.Rho).AddSquaresInPlace(step, 1 - options.Rho);
        weight.AddInPlace(step, -LearningRate);
    }
}
