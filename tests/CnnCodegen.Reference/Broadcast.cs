namespace CnnCodegen.Reference;

/// <summary>Joins values position by position: beside sequences, a vector stands at each position.</summary>
public static class Broadcast
{
    /// <summary>A function of the vectors that stand at one position, applied at each; to vectors alone once.</summary>
    public static ReferenceValue Join(IReadOnlyList<ReferenceValue> values, Func<IReadOnlyList<double[]>, double[]> join)
    {
        int[] lengths = [.. values.OfType<ReferenceValue.Sequence>().Select(sequence => sequence.Length).Distinct()];
        if (lengths.Length == 0)
            return new ReferenceValue.Vector(join([.. values.Select(value => ((ReferenceValue.Vector)value).Elements)]));

        return new ReferenceValue.Sequence(
            [.. Enumerable.Range(0, lengths.Single()).Select(t => join([.. values.Select(value => At(value, t))]))]);
    }

    private static double[] At(ReferenceValue value, int t) => value switch
    {
        ReferenceValue.Sequence sequence => sequence.Rows[t],
        ReferenceValue.Vector vector => vector.Elements,
        _ => throw new ArgumentException("Token ids cannot be joined.", nameof(value)),
    };
}
