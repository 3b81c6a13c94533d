using System.Diagnostics;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>Makes a network's first weights. They follow from the seed alone, not from the device.</summary>
/// <param name="generator">What they are drawn from.</param>
/// <param name="device">Where they are to be.</param>
/// <param name="type">Their type; other than single precision in checks alone.</param>
/// <param name="initialization">What they are; as in PyTorch without it.</param>
internal sealed class Initializer(Generator generator, Device device, ScalarType type = ScalarType.Float32, Initialization? initialization = null)
{
    private readonly Initialization _initialization = initialization ?? new PyTorchInitialization();

    /// <summary>Where the weights are.</summary>
    public Device Device => device;

    /// <summary>The weights' type.</summary>
    public ScalarType Type => type;

    /// <summary>A parameter with uniform values of ± <paramref name="bound"/>.</summary>
    public Parameter Uniform(double bound, params long[] shape) => new(Draw(bound, shape));

    /// <summary>A parameter of a convolution or a linear layer; a vector is a bias.</summary>
    public Parameter FromFanIn(long fanIn, params long[] shape) => _initialization switch
    {
        UniformInitialization { OfAll: true } uniform => Uniform(uniform.Range, shape),
        PyTorchInitialization => Uniform(1 / Math.Sqrt(fanIn), shape),
        _ when shape.Length == 1 => Constant(0, shape),
        UniformInitialization uniform => Uniform(uniform.Range, shape),
        HeInitialization => new Parameter(empty(shape).normal_(0, Math.Sqrt(2.0 / fanIn), generator).to(type, device)),
        _ => throw new UnreachableException(),
    };

    /// <summary>The bound of the uniform values that other parameters start from.</summary>
    /// <param name="usual">The bound, unless one is given for all.</param>
    public double BoundOf(double usual) => _initialization is UniformInitialization { OfAll: true } uniform ? uniform.Range : usual;

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
