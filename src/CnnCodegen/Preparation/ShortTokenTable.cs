using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CnnCodegen.Kernels;

namespace CnnCodegen.Preparation;

/// <summary>
/// A <see cref="TokenTable"/> in 16-bit numbers, with a scale for each filter. Made at load time, read-only afterwards.
/// </summary>
/// <remarks>
/// The scale s of a filter of width w is the sum, over its taps, of the tap's largest absolute value for any word, divided by 32,767 − w/2: no sum of w
/// rounded values can leave 16 bits. A value is off by at most s/2, a sum by at most w·s/2.
/// </remarks>
public sealed class ShortTokenTable
{
    private const int Alignment = 64;
    private readonly short[] _values;
    private readonly int _start;
    private readonly float[] _scales;
    private readonly float[] _noBias;

    private ShortTokenTable(int length, float[] scales)
    {
        // Pinned: on the other heaps the collector may move an array to an address of another alignment.
        _values = GC.AllocateArray<short>(checked(length + (Alignment / sizeof(short))), pinned: true);
        _start = FirstAligned(_values);
        _scales = scales;
        _noBias = new float[scales.Length];
    }

    /// <summary>The numbers, <c>[1 + rows][row length]</c>.</summary>
    public ReadOnlySpan<short> Values => _values.AsSpan(_start, _values.Length - (Alignment / sizeof(short)));

    /// <summary>What each number of a row counts.</summary>
    public ReadOnlySpan<float> Scales => _scales;

    /// <summary>Zeros for all filters.</summary>
    internal ReadOnlySpan<float> NoBias => _noBias;

    /// <summary>Computes a table. While it does, the table in single precision is in memory too.</summary>
    /// <param name="embedding">The embedding, <c>[rows, channels]</c>.</param>
    /// <param name="filters">The filters.</param>
    public static ShortTokenTable Of(ReadOnlySpan<float> embedding, TableFilters filters)
    {
        ArgumentNullException.ThrowIfNull(filters);
        ReadOnlySpan<float> exact = TokenTable.Of(embedding, filters).Span;
        var table = new ShortTokenTable(exact.Length, ScalesOf(exact, filters));
        Span<short> values = table._values.AsSpan(table._start, exact.Length);
        // What a filter yields that is zero for all words has the scale 0.
        float[] inverse = Array.ConvertAll(table._scales, static scale => scale == 0 ? 0 : (float)(1 / (double)scale));
        for (int start = 0; start < exact.Length; start += inverse.Length)
            Round(exact.Slice(start, inverse.Length), inverse, values.Slice(start, inverse.Length));

        return table;
    }

    /// <summary>A row in whole panels; no value is outside 16 bits, see <see cref="Slack"/>.</summary>
    private static void Round(ReadOnlySpan<float> exact, ReadOnlySpan<float> inverse, Span<short> values)
    {
        for (int i = 0; i < values.Length; i += Vector256<short>.Count)
        {
            Vector256<float> lower = Vector256.Create(exact[i..]) * Vector256.Create(inverse[i..]);
            Vector256<float> upper = Vector256.Create(exact[(i + 8)..]) * Vector256.Create(inverse[(i + 8)..]);
            Vector256.Narrow(Vector256.ConvertToInt32(Vector256.Round(lower)), Vector256.ConvertToInt32(Vector256.Round(upper))).CopyTo(values[i..]);
        }
    }

    private static float[] ScalesOf(ReadOnlySpan<float> exact, TableFilters filters)
    {
        float[] largest = new float[filters.RowLength];
        for (int start = 0; start < exact.Length; start += largest.Length)
            TensorPrimitives.MaxMagnitude(exact.Slice(start, largest.Length), largest, largest);
        TensorPrimitives.Abs<float>(largest, largest);

        float[] scales = new float[largest.Length];
        foreach (TableWindow window in filters.Windows)
        {
            for (int panel = window.Start; panel < window.Start + window.Length; panel += window.Width * TableWindow.Panel)
            {
                for (int filter = 0; filter < TableWindow.Panel; filter++)
                {
                    double sum = 0;
                    for (int tap = 0; tap < window.Width; tap++)
                        sum += largest[panel + (tap * TableWindow.Panel) + filter];
                    for (int tap = 0; tap < window.Width; tap++)
                        scales[panel + (tap * TableWindow.Panel) + filter] = (float)(sum / (short.MaxValue - (window.Width / 2.0) - Slack));
                }
            }
        }

        return scales;
    }

    /// <summary>For the rounding of the scale and of the products with its inverse.</summary>
    private const double Slack = 0.5;

    private static unsafe int FirstAligned(short[] array)
    {
        nint address = (nint)Unsafe.AsPointer(ref array[0]);
        return (int)((Alignment - (address % Alignment)) % Alignment) / sizeof(short);
    }
}
