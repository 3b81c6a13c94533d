using CnnCodegen.Kernels;

namespace CnnCodegen.Preparation;

/// <summary>
/// Filters as minimal filtering reads them. A filter is a polynomial whose coefficients are its weights; what is kept are its values at six
/// points, and a convolution becomes a product of values at each point.
/// </summary>
public static class WinogradFilters
{
    /// <summary>The points but the last, which is infinity: there the value of a polynomial is its highest coefficient.</summary>
    private static ReadOnlySpan<int> Points => [0, 1, -1, 2, -2];

    /// <summary>
    /// What values are divided by, so that results need no division: for point p the product of its differences p − q to the other finite points.
    /// </summary>
    private static ReadOnlySpan<int> Divisors => [4, -6, -6, 24, 24];

    /// <summary>The values of filters at the points of <see cref="WinogradWindow"/>, computed in double precision and rounded once.</summary>
    /// <param name="weight">The weight, <c>[…, width]</c>.</param>
    /// <param name="width">The positions that a filter covers, 2 to 5.</param>
    /// <returns><c>[…, 6]</c>: to packing, filters of width 6.</returns>
    public static float[] Transform(ReadOnlySpan<float> weight, int width)
    {
        float[] values = new float[checked(weight.Length / width * WinogradWindow.Points)];
        for (int filter = 0; filter < weight.Length / width; filter++)
        {
            ReadOnlySpan<float> coefficients = weight.Slice(filter * width, width);
            Span<float> at = values.AsSpan(filter * WinogradWindow.Points, WinogradWindow.Points);
            for (int point = 0; point < Points.Length; point++)
            {
                double value = 0;
                for (int power = width - 1; power >= 0; power--)
                    value = (value * Points[point]) + coefficients[power];
                at[point] = (float)(value / Divisors[point]);
            }

            at[^1] = coefficients[^1];
        }

        return values;
    }
}
