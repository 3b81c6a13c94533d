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
        LeakyReluAttribute leaky => nn.functional.leaky_relu(x, leaky.Slope),
        EluAttribute elu => nn.functional.elu(x, elu.Alpha),
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
        Activation.HardTanh => x.clamp(-1, 1),
        _ => throw new NotSupportedException($"The trainer does not know the activation {activation}."),
    };
}
