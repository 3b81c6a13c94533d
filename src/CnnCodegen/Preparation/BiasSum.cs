namespace CnnCodegen.Preparation;

/// <summary>Adds the two biases of a recurrent layer, that of its input and that of its state, where both only ever occur as a sum.</summary>
public static class BiasSum
{
    /// <summary>The first bias, with some elements of the second added.</summary>
    /// <param name="input">The input's bias.</param>
    /// <param name="state">The state's bias; as long.</param>
    /// <param name="count">How many elements are added, from the first on.</param>
    public static float[] Of(ReadOnlySpan<float> input, ReadOnlySpan<float> state, int count)
    {
        float[] sum = input.ToArray();
        for (int i = 0; i < count; i++)
            sum[i] += state[i];
        return sum;
    }
}
