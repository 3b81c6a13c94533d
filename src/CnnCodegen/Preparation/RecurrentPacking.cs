using CnnCodegen.Kernels;

namespace CnnCodegen.Preparation;

/// <summary>Takes the recurrent weight of a recurrent network into the order in which its steps read it.</summary>
public static class RecurrentPacking
{
    /// <summary>
    /// Packs a weight whose rows are the gates one after the other, each of all units. A vector's worth of units at a time: for each
    /// hidden value the weights of all their gates, and zeros where that makes an odd number of vectors. The last vector of units overlaps the one
    /// before it.
    /// </summary>
    /// <param name="weight">The weight, <c>[gates · units, units]</c>.</param>
    /// <param name="gates">The gates of a unit: 4 (LSTM), 3 (GRU) or 1.</param>
    /// <param name="units">The number of units.</param>
    /// <param name="format">How the weights are to lie in memory.</param>
    /// <param name="mostLanes">The most floats in a vector, for code that is compiled for one width alone.</param>
    /// <returns><c>[vector of units][hidden value][gate][lane]</c>.</returns>
    public static RecurrentWeights Pack(ReadOnlySpan<float> weight, int gates, int units, WeightFormat format = WeightFormat.Float32, int mostLanes = 16)
    {
        int lanes = VectorDispatch.Lanes(Math.Min(units, mostLanes));
        return new RecurrentWeights(Pack(weight, gates, units, lanes), format, units, lanes);
    }

    internal static AlignedFloats Pack(ReadOnlySpan<float> weight, int gates, int units, int lanes)
    {
        int vectors = (units + lanes - 1) / lanes;
        int length = VectorLength(gates, units, lanes);
        var packed = new AlignedFloats(checked(vectors * length));
        for (int vector = 0; vector < vectors; vector++)
        {
            Span<float> target = packed.Writable.Slice(vector * length, length);
            int first = Math.Min(vector * lanes, units - lanes);
            int next = 0;
            for (int hidden = 0; hidden < units; hidden++)
            {
                for (int gate = 0; gate < gates; gate++)
                {
                    for (int lane = 0; lane < lanes; lane++)
                        target[next++] = weight[(((gate * units) + first + lane) * units) + hidden];
                }
            }
        }

        return packed;
    }

    /// <summary>The weights of a vector of units: whole pairs of vectors.</summary>
    internal static int VectorLength(int gates, int units, int lanes) => ((gates * units) + 1) / 2 * 2 * lanes;
}
