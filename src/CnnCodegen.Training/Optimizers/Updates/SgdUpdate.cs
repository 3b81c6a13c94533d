using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>The rule of <see cref="SgdOptimizer"/>.</summary>
internal sealed class SgdUpdate(SgdOptimizer options, IEnumerable<(string Name, Parameter Weight)> parameters)
    : WeightUpdate(options.LearningRate, parameters, options.Momentum > 0 ? ["momentum_buffer"] : [])
{
    /// <inheritdoc/>
    public override double? Fade => options.WeightDecay > 0 || options.Momentum > 0 ? null : 1;

    /// <inheritdoc/>
    protected override void Update(Tensor weight, Tensor gradient, Tensor[] memory)
    {
        if (options.WeightDecay > 0)
            gradient.AddInPlace(weight, options.WeightDecay);

        if (memory is [var momentum])
        {
            momentum.MultiplyInPlace(options.Momentum).AddInPlace(gradient);
            gradient = options.Nesterov ? gradient.AddInPlace(momentum, options.Momentum) : momentum;
        }

        weight.AddInPlace(gradient, -LearningRate);
    }
}
