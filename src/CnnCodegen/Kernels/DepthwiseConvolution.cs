using System.Numerics;
using System.Runtime.CompilerServices;

namespace CnnCodegen.Kernels;

/// <summary>A convolution whose filters read one channel each: nothing is shared between channels, so that vectors of channels are all it takes.</summary>
public static class DepthwiseConvolution
{
    /// <summary>One filter per channel, at each position, with bias.</summary>
    /// <param name="x">The input's rows, zero rows included.</param>
    /// <param name="filters">The filters, <c>[width, channels]</c>.</param>
    /// <param name="bias">The bias, <c>[channels]</c> at least.</param>
    /// <param name="y">Receives the result's rows; must not overlap the input.</param>
    /// <param name="window">The filters' place on the input, with a row's channels as the run and a tap per position.</param>
    /// <param name="positions">The positions of the result.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(
        ReadOnlySpan<float> x, ReadOnlySpan<float> filters, ReadOnlySpan<float> bias, Span<float> y, in FilterWindow window, int positions)
    {
        int channels = window.Run;
        for (int position = 0; position < positions; position++)
        {
            ReadOnlySpan<float> rows = x.Slice(position * window.RowStep, window.Reach(1));
            Span<float> result = y.Slice(position * window.OutputPitch, channels);
            int channel = 0;
            for (; channel <= channels - Vector<float>.Count; channel += Vector<float>.Count)
            {
                var sum = new Vector<float>(bias[channel..]);
                for (int tap = 0; tap < window.Taps; tap++)
                {
                    var value = new Vector<float>(rows[((tap * window.TapStep) + channel)..]);
                    sum = Vector.MultiplyAddEstimate(value, new Vector<float>(filters[((tap * channels) + channel)..]), sum);
                }

                sum.CopyTo(result[channel..]);
            }

            for (; channel < channels; channel++)
            {
                float sum = bias[channel];
                for (int tap = 0; tap < window.Taps; tap++)
                    sum = float.MultiplyAddEstimate(rows[(tap * window.TapStep) + channel], filters[(tap * channels) + channel], sum);
                result[channel] = sum;
            }
        }
    }
}
