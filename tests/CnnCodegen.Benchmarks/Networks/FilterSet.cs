namespace CnnCodegen.Benchmarks.Networks;

/// <summary>The filters of one convolution, normalisation folded.</summary>
/// <param name="Width">The positions that a filter covers.</param>
/// <param name="Channels">The channels of the input.</param>
/// <param name="Weight"><c>filters × channels × width</c>.</param>
/// <param name="Bias"><c>filters</c>.</param>
internal sealed record FilterSet(int Width, int Channels, float[] Weight, float[] Bias)
{
    /// <summary>The number of filters.</summary>
    public int Filters => Bias.Length;

    /// <summary>The weights with the channels innermost, <c>filters × width × channels</c>: the order of a text's rows in memory.</summary>
    public float[] TimeMajorWeight()
    {
        var result = new float[Weight.Length];
        for (int filter = 0; filter < Filters; filter++)
        {
            for (int channel = 0; channel < Channels; channel++)
            {
                for (int offset = 0; offset < Width; offset++)
                    result[(((filter * Width) + offset) * Channels) + channel] = Weight[(((filter * Channels) + channel) * Width) + offset];
            }
        }

        return result;
    }
}
