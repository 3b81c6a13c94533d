using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>Linear maps of vectors, or of each position of sequences.</summary>
internal static class PositionWise
{
    /// <summary>Maps the channels.</summary>
    /// <param name="values"><c>[texts, channels]</c> or <c>[texts, channels, longest]</c>.</param>
    /// <param name="weight"><c>[outputs, channels]</c>.</param>
    /// <param name="bias"><c>[outputs]</c>, or none.</param>
    public static Tensor Linear(Tensor values, Tensor weight, Tensor? bias) =>
        values.dim() == 2 ? nn.functional.linear(values, weight, bias) : nn.functional.linear(values.transpose(1, 2), weight, bias).transpose(1, 2);
}
