using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>Vectors <c>[texts, channels]</c> of the own positions of sequences.</summary>
internal static class OverTime
{
    /// <summary>The largest value of each channel.</summary>
    public static Tensor Max(Signal sequence) => sequence.Sequence.Lower(sequence.Values).max(2).values;

    /// <summary>The sum of each channel.</summary>
    public static Tensor Sum(Signal sequence) => sequence.Zeroed.sum(2);

    /// <summary>The mean of each channel.</summary>
    public static Tensor Average(Signal sequence) => Sum(sequence) / sequence.Sequence.AsDivisor();
}
