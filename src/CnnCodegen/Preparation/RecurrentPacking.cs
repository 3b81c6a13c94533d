using CnnCodegen.Kernels;

namespace CnnCodegen.Preparation;

/// <summary>Takes the recurrent weight of a recurrent network into the order in which its steps read it.</summary>
public static class RecurrentPacking
{
    /// <summary>
    /// Packs a weight whose rows are the gates one after the other, each of all units. A vector's worth of units at a time: for each
    /// hidden value the weights of all their gates. The last vector of units overlaps the one before it.
    /// </summary>
    /// <param name="weight">The weight, <c>[gates · units, units]</c>.</param>
    /// <param name="gates">The gates of a unit: 4 (LSTM), 3 (GRU) or 1.</param>
    /// <param name="units">The number of units.</param>
    /// <returns><c>[vector of units][hidden value][gate][lane]</c>.</returns>
    public static AlignedFloats Pack(ReadOnlySpan<float> weight, int gates, int units) => Pack(weight, gates, units, VectorDispatch.Lanes(units));

    internal static AlignedFloats Pack(ReadOnlySpan<float> weight, int gates, int units, int lanes)
    {
        int vectors = (units + lanes - 1) / lanes;
        var packed = new AlignedFloats(checked(vectors * lanes * gates * units));
        Span<float> target = packed.Writable;
        int next = 0;
        for (int vector = 0; vector < vectors; vector++)
        {
            int first = Math.Min(vector * lanes, units - lanes);
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
}
