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
            gradient.add_(weight, alpha: options.WeightDecay);

        (Tensor v, Tensor u) = (memory[0], memory[1]);
        v.mul_(options.Rho).addcmul_(gradient, gradient, 1 - options.Rho);
        Tensor root = v.add(options.Epsilon).sqrt_();
        Tensor step = u.add(options.Epsilon).sqrt_().div_(root).mul_(gradient);
        u.mul_(options.Rho).addcmul_(step, step, 1 - options.Rho);
        weight.add_(step, alpha: -LearningRate);
    }
}
