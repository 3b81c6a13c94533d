using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>What a convolution over time is like.</summary>
/// <param name="Filters">The number of filters.</param>
/// <param name="Width">The positions that a filter reads.</param>
/// <param name="Zeros">The zeros before and after a text.</param>
internal sealed record ConvolutionSettings(int Filters, int Width, (int Left, int Right) Zeros)
{
    /// <summary>The step from one window to the next.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>The step from one position of a window to the next.</summary>
    public int Dilation { get; init; } = 1;

    /// <summary>The groups of channels that do not see each other.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Whether there is a bias.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>What every bias starts as; NaN draws them.</summary>
    public double InitialBias { get; init; } = double.NaN;

    /// <summary>The length of the result for a text.</summary>
    /// <param name="length">The text's length.</param>
    public int Windows(int length) => ((length + Zeros.Left + Zeros.Right - (Dilation * (Width - 1)) - 1) / Stride) + 1;
}

/// <summary>A convolution over time with its weights; what Conv1d and each part of ConvBank consist of.</summary>
internal sealed class Convolution
{
    private const int ChannelsThatPay = 64;

    private readonly ConvolutionSettings _settings;

    public Convolution(ConvolutionSettings settings, int channels, Initializer initializer)
    {
        _settings = settings;
        int seen = channels / settings.Groups;
        long fanIn = (long)seen * settings.Width;
        Weight = initializer.FromFanIn(fanIn, settings.Filters, seen, settings.Width);
        Bias = settings.Bias ? initializer.Bias(settings.InitialBias, fanIn, settings.Filters) : null;
    }

    /// <summary><c>[filters, channels / groups, width]</c>.</summary>
    public Parameter Weight { get; }

    /// <summary><c>[filters]</c>, where there is one.</summary>
    public Parameter? Bias { get; }

    /// <summary>Convolves <c>[texts, channels, time]</c> to <c>[texts, filters, time]</c>.</summary>
    public Signal Forward(Signal input)
    {
        Tensor values = input.LookUp is { } source && IsCheaperByToken(source) ? ConvolveByToken(source.ByToken) : Convolve(input);
        return Signal.Of(values, input.Sequence.Change(_settings.Windows));
    }

    /// <summary>Whether it is faster to multiply each distinct token's vector by the filters once.</summary>
    /// <param name="source">Where the vectors come from.</param>
    // On a processor a large product of matrices runs nearer to the machine's limit than conv1d, and each token's vector goes into it once. Against it
    // stands that the products are written and read again, which short vectors do not pay for.
    public bool IsCheaperByToken(LookUp source) =>
        source is { Device: DeviceType.CPU, Channels: >= ChannelsThatPay } && _settings is { Stride: 1, Dilation: 1, Groups: 1 };

    /// <summary>Convolves the next piece of streams, with the rows of earlier pieces before it; the convolution is causal.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="memory">Where rows are kept.</param>
    /// <param name="name">What they are called there.</param>
    public Signal Continue(Signal piece, StreamMemory memory, string name)
    {
        Tensor rows = memory.Precede(name, piece.Values, _settings.Zeros.Left);
        return Signal.Of(nn.functional.conv1d(rows, Weight, Bias, dilation: _settings.Dilation, groups: _settings.Groups), piece.Sequence);
    }

    private Tensor Convolve(Signal input)
    {
        (int left, int right) = _settings.Zeros;

        // A window that lies inside a text never sees an absent position: only padding makes windows reach beyond.
        Tensor padded = left + right == 0 ? input.Values
            : left == right ? input.Zeroed
            : nn.functional.pad(input.Zeroed, [left, right]);
        return nn.functional.conv1d(padded, Weight, Bias, _settings.Stride, left == right ? left : 0, _settings.Dilation, _settings.Groups);
    }

    /// <summary>Multiplies each token's vector by all filters' positions, and adds up the products of the tokens of each window.</summary>
    private Tensor ConvolveByToken(TokenVectors source)
    {
        (int left, int right) = _settings.Zeros;
        Tensor places = left + right == 0 ? source.Places : nn.functional.pad(source.Places, [left, right], value: source.Absent);
        Tensor filters = Weight.permute(2, 0, 1).reshape(_settings.Width * _settings.Filters, -1);
        Tensor products = nn.functional.linear(source.Vectors, filters).index_select(0, places.flatten()).unflatten(0, places.shape);
        Tensor[] parts = products.split(_settings.Filters, 2);
        long windows = places.shape[1] - _settings.Width + 1;
        Tensor sum = Bias is null ? Part(0).clone() : Part(0).Plus(Bias);
        for (int position = 1; position < parts.Length; position++)
            sum.AddInPlace(Part(position));

        return sum.transpose(1, 2);

        Tensor Part(int position) => parts[position].narrow(1, position, windows);
    }
}
