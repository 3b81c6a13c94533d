using static CnnCodegen.Equivalence.Tests.Reference.HandNetwork;

namespace CnnCodegen.Equivalence.Tests.Reference;

/// <summary>The convolutional sentence model of Kalchbrenner and Blunsom (2013).</summary>
public sealed class ReferenceSentenceModelTests
{
    /// <summary>
    /// Kernels of zeros make every column <c>σ(0) = ½</c>, and a top of ones counts the columns that are left. Only the tensors that the length needs
    /// are there, so that any other would be missing.
    /// </summary>
    [Theory]
    [InlineData(3, 2, 2)]
    [InlineData(4, 2, 3)]
    [InlineData(5, 3, 2)]
    [InlineData(6, 3, 3)]
    [InlineData(7, 3, 4)]
    [InlineData(8, 4, 2)]
    [InlineData(10, 4, 4)]
    [InlineData(12, 5, 2)]
    [InlineData(40, 9, 4)]
    public void Columns_shrink_as_in_the_paper(int length, int widestKernel, int left) => Assert.Equal(
        [left / 2.0],
        TextOf(new double[length])
            .Add(
                new SentenceModelAttribute(),
                Vector(1),
                [
                    .. Enumerable.Range(2, widestKernel - 1)
                        .Select(width => (FormattableString.Invariant($"kernels.{width}.weight"), (int[])[1, 1, width], new float[width])),
                    (FormattableString.Invariant($"tops.{left}.weight"), [1, 1, left], [.. Enumerable.Repeat(1f, left)]),
                ])
            .Whole);

    [Fact]
    public void Two_columns_have_a_top_alone() => Assert.Equal(
        [1 + 20, 300 + 4000],
        TextOf([[1, 3], [2, 4]]).Add(new SentenceModelAttribute(), Vector(2), ("tops.2.weight", [2, 1, 2], [1, 10, 100, 1000])).Whole);

    [Fact]
    public void Single_column_is_the_sentence() => Assert.Equal([5, 6], TextOf([[5, 6]]).Add(new SentenceModelAttribute(), Vector(2)).Whole);

    // Channel 0: σ(0 · 1 + ln 3 · 0) = ½ and σ(ln 3 · 1 + 0) = ¾. Channel 1: σ(0 + ln 3) = ¾ and σ(0 + 0) = ½.
    [Fact]
    public void Each_channel_has_its_own_kernel_and_top() => AssertClose(
        [(10 * 0.5) + (100 * 0.75), (1 * 0.75) + (2 * 0.5)],
        TextOf([[0, 0], [Math.Log(3), Math.Log(3)], [0, 0]])
            .Add(
                new SentenceModelAttribute(),
                Vector(2),
                ("kernels.2.weight", [2, 1, 2], [1, 0, 0, 1]),
                ("tops.2.weight", [2, 1, 2], [10, 100, 1, 2]))
            .Whole,
        1e-5);
}
