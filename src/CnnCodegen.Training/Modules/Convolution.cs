using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>A convolution over time with its weights; what Conv1d and each part of ConvBank consist of.</summary>
internal sealed class Convolution(Initializer initializer, int channels, int filters, int width, Padding padding)
{
    /// <summary><c>[filters, channels, width]</c>.</summary>
    public Parameter Weight { get; } = initializer.FromFanIn((long)channels * width, filters, channels, width);

    /// <summary><c>[filters]</c>.</summary>
    public Parameter Bias { get; } = initializer.FromFanIn((long)channels * width, filters);

    /// <summary>Convolves <c>[texts, channels, time]</c> to <c>[texts, filters, time]</c>.</summary>
    public Signal Forward(Signal input)
    {
        (int left, int right) = padding.Zeros(width);
        // A window that lies inside a text never sees an absent position: only padding makes windows reach beyond.
        Tensor padded = left + right == 0 ? input.Values
            : left == right ? input.Zeroed
            : nn.functional.pad(input.Zeroed, [left, right]);
        Tensor values = nn.functional.conv1d(padded, Weight, Bias, padding: left == right ? left : 0);
        return new Signal(values, input.Sequence.LongerBy(left + right - width + 1));
    }
}
