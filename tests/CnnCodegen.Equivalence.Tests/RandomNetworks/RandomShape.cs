namespace CnnCodegen.Equivalence.Tests.RandomNetworks;

/// <summary>What a layer yields.</summary>
/// <param name="Kind">The kind of value.</param>
/// <param name="Channels">The elements per position.</param>
/// <param name="Axis">The input whose tokens a sequence's length depends on.</param>
/// <param name="IsConstant">Whether its length is the same for all texts by its making.</param>
/// <param name="Lengths">The length for each text, from one token to the longest; below 1 for a text that is too short. Empty for a vector.</param>
internal sealed record RandomShape(ShapeKind Kind, int Channels, int Axis, bool IsConstant, int[] Lengths)
{
    public static RandomShape Vector(int channels) => new(ShapeKind.Vector, channels, 0, false, []);

    public bool IsSequence => Kind == ShapeKind.Sequence;

    public bool IsVector => Kind == ShapeKind.Vector;

    public int Longest => Lengths[^1];

    /// <summary>The fewest tokens for which it has a position.</summary>
    public int ShortestText => 1 + Math.Max(0, Array.FindIndex(Lengths, static length => length >= 1));

    public bool HasPositionsOf(RandomShape other) => Kind == other.Kind && (IsVector
        || (IsConstant && other.IsConstant ? Longest == other.Longest : IsConstant == other.IsConstant && Axis == other.Axis && Lengths.SequenceEqual(other.Lengths)));

    public bool IsSameAs(RandomShape other) => Channels == other.Channels && HasPositionsOf(other);

    public RandomShape Map(Func<int, int> length, int? channels = null) => this with { Lengths = [.. Lengths.Select(length)], Channels = channels ?? Channels };

    public RandomShape Constant(int length) => Map(_ => length) with { IsConstant = true };
}
