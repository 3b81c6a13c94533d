namespace CnnCodegen.Preparation;

/// <summary>Puts what belongs to the gates of a quasi-recurrent layer side by side for each vector of units.</summary>
public static class GateOrder
{
    /// <summary>Reorders the rows of a tensor, which are the gates one after the other, each of all units. The last vector of units overlaps the one before it.</summary>
    /// <param name="rows">The tensor, <c>[gates · units, …]</c>.</param>
    /// <param name="gates">The gates of a unit.</param>
    /// <param name="units">The number of units, at least one vector.</param>
    /// <param name="lanes">The floats in a vector.</param>
    /// <returns><c>[vector of units][gate][lane, …]</c>.</returns>
    public static float[] ByVectors(ReadOnlySpan<float> rows, int gates, int units, int lanes)
    {
        int length = rows.Length / (gates * units);
        int vectors = (units + lanes - 1) / lanes;
        float[] ordered = new float[checked(vectors * gates * lanes * length)];
        Span<float> rest = ordered;
        for (int vector = 0; vector < vectors; vector++)
        {
            int first = Math.Min(vector * lanes, units - lanes);
            for (int gate = 0; gate < gates; gate++)
            {
                rows.Slice(((gate * units) + first) * length, lanes * length).CopyTo(rest);
                rest = rest[(lanes * length)..];
            }
        }

        return ordered;
    }
}
