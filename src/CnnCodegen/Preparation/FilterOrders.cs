namespace CnnCodegen.Preparation;

/// <summary>Puts filters into another order in time.</summary>
public static class FilterOrders
{
    /// <summary>
    /// Filters that read time backwards, as those of a layer do that runs from the last position to the first: what the layer stores as its last tap
    /// stands over the present position.
    /// </summary>
    /// <param name="weight">The weight, <c>[…, width]</c>.</param>
    /// <param name="width">The positions that a filter covers.</param>
    public static float[] Reversed(ReadOnlySpan<float> weight, int width)
    {
        float[] reversed = weight.ToArray();
        for (int start = 0; start < reversed.Length; start += width)
            reversed.AsSpan(start, width).Reverse();
        return reversed;
    }
}
