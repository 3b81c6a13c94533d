using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>Makes a network's first weights. They follow from the seed alone, not from the device.</summary>
/// <param name="generator">What they are drawn from.</param>
/// <param name="device">Where they are to be.</param>
/// <param name="type">Their type; other than single precision in checks alone.</param>
/// <param name="range">Where the range of numbers is given.</param>
internal sealed class Initializer(Generator generator, Device device, ScalarType type = ScalarType.Float32, InitialRange range = default)
{
    /// <summary>Where the weights are.</summary>
    public Device Device => device;

    /// <summary>The weights' type.</summary>
    public ScalarType Type => type;

    /// <summary>A parameter with uniform values of ± <paramref name="bound"/>.</summary>
    public Parameter Uniform(double bound, params long[] shape) => new(Draw(bound, shape));

    /// <summary>
    /// A parameter as PyTorch's convolutions and linear layers start: uniform values of ± 1 / √<paramref name="fanIn"/>; where a range is given, of that range,
    /// and, unless it is that of all, zeros where it is a vector, which biases are.
    /// </summary>
    public Parameter FromFanIn(long fanIn, params long[] shape) => range.Bound is not { } bound
        ? Uniform(1 / Math.Sqrt(fanIn), shape)
        : shape.Length == 1 && !range.OfAll ? Constant(0, shape) : Uniform(bound, shape);

    /// <summary>The bound of the uniform values that parameters start from which no range is given for, unless it is that of all.</summary>
    /// <param name="usual">The bound without a range.</param>
    public double BoundOf(double usual) => range.OfAll ? range.Bound ?? usual : usual;

    /// <summary>A bias: one number where it is given, otherwise as <see cref="FromFanIn"/>.</summary>
    public Parameter Bias(double initial, long fanIn, long length) => double.IsNaN(initial) ? FromFanIn(fanIn, length) : Constant(initial, length);

    /// <summary>A table of vectors with uniform values of ± <paramref name="bound"/>, but zeros in row 0.</summary>
    public Parameter Table(double bound, long rows, long dimensions, bool trained)
    {
        Tensor values = empty(rows, dimensions).uniform_(-bound, bound, generator);
        values[0].zero_();
        return new Parameter(values.to(type, device), trained);
    }

    /// <summary>A parameter of one number.</summary>
    public Parameter Constant(double value, params long[] shape) => new(Buffer(value, shape));

    /// <summary>A tensor of one number that no optimiser changes.</summary>
    public Tensor Buffer(double value, params long[] shape)
    {
        using Scalar number = value.ToScalar();
        return full(shape, number, device: device, dtype: type);
    }

    /// <summary>Uniform values of ± <paramref name="bound"/>.</summary>
    public Tensor Draw(double bound, params long[] shape) => empty(shape).uniform_(-bound, bound, generator).to(type, device);
}

/// <summary>What <see cref="TrainingOptions.InitialRange"/> and <see cref="TrainingOptions.InitialRangeOfAll"/> say.</summary>
internal readonly record struct InitialRange(double? Bound, bool OfAll);
