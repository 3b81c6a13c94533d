using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>The activations in TorchSharp.</summary>
internal static class Activations
{
    /// <summary>The activation of each element.</summary>
    /// <param name="activation">The activation with its arguments.</param>
    /// <param name="x">The elements.</param>
    public static Tensor Apply(ActivationAttribute activation, Tensor x) => activation switch
    {
        LeakyReluAttribute leaky => LeakyRelu(x, leaky.Slope),
        EluAttribute elu => Elu(x, elu.Alpha),
        _ => Apply(activation.Activation, x),
    };

    /// <summary>The activation of each element, with its default arguments.</summary>
    /// <param name="activation">The activation.</param>
    /// <param name="x">The elements.</param>
    public static Tensor Apply(Activation activation, Tensor x) => activation switch
    {
        Activation.None => x,
        Activation.Relu => x.relu(),
        Activation.Tanh => x.tanh(),
        Activation.Sigmoid => x.sigmoid(),
        Activation.LeakyRelu => Apply(new LeakyReluAttribute(), x),
        Activation.Elu => Apply(new EluAttribute(), x),
        Activation.Gelu => nn.functional.gelu(x),
        Activation.Silu => nn.functional.silu(x),
        // Not functional.hardtanh: in TorchSharp it leaves values beyond the limits as they are.
        Activation.HardTanh => x.clamp(Scalars.MinusOne, Scalars.One),
        _ => throw new NotSupportedException($"The trainer does not know the activation {activation}."),
    };

    /// <summary>Whether <c>f(x) ≤ f(y)</c> for all <c>x ≤ y</c>; so it is without an activation.</summary>
    /// <param name="activation">The activation with its arguments, if any.</param>
    public static bool IsMonotone(ActivationAttribute? activation) => activation switch
    {
        null => true,
        LeakyReluAttribute leaky => leaky.Slope >= 0,
        EluAttribute elu => elu.Alpha >= 0,
        { Activation: Activation.Relu or Activation.Tanh or Activation.Sigmoid or Activation.HardTanh } => true,
        // Gelu and Silu have a minimum below zero.
        _ => false,
    };

    private static Tensor LeakyRelu(Tensor x, double slope)
    {
        using Scalar factor = slope.ToScalar();
        return x.leaky_relu(factor);
    }

    private static Tensor Elu(Tensor x, double alpha)
    {
        using Scalar factor = alpha.ToScalar();
        return x.elu(factor, Scalars.One, Scalars.One);
    }
}
