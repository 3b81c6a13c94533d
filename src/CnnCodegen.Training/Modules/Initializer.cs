using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>Makes a network's first weights. They follow from the seed alone, not from the device.</summary>
internal sealed class Initializer(Generator generator, Device device)
{
    /// <summary>A parameter with uniform values of ± <paramref name="bound"/>.</summary>
    public Parameter Uniform(double bound, params long[] shape) => new(empty(shape).uniform_(-bound, bound, generator).to(device));

    /// <summary>A parameter as PyTorch's convolutions and linear layers start: uniform values of ± 1 / √<paramref name="fanIn"/>.</summary>
    public Parameter FromFanIn(long fanIn, params long[] shape) => Uniform(1 / Math.Sqrt(fanIn), shape);

    /// <summary>A parameter with uniform values of ± <paramref name="bound"/>, but zeros in row 0.</summary>
    public Parameter UniformButRowZero(double bound, params long[] shape)
    {
        Tensor values = empty(shape).uniform_(-bound, bound, generator);
        values[0].zero_();
        return new Parameter(values.to(device));
    }
}
