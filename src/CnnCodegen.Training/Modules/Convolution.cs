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
        // A window that lies inside a text never sees an absent position: only padding makes windows reach beyond.
        if (padding == Padding.Valid)
            return new Signal(nn.functional.conv1d(input.Values, Weight, Bias), input.Sequence.ShorterBy(width - 1));

        int left = (width - 1) / 2;
        int right = width - 1 - left;
        Tensor values = left == right
            ? nn.functional.conv1d(input.Zeroed, Weight, Bias, padding: left)
            : nn.functional.conv1d(nn.functional.pad(input.Zeroed, [left, right]), Weight, Bias);
        return new Signal(values, input.Sequence);
    }
}
