using static CnnCodegen.Equivalence.Tests.Reference.HandNetwork;

namespace CnnCodegen.Equivalence.Tests.Reference;

/// <summary>
/// The example of the lecture: "tentative deal reached to keep government open", four channels, three filters of width 3.
/// Its results were computed elsewhere.
/// </summary>
public sealed class WorkedExampleTests
{
    private static readonly double[][] Sentence =
    [
        [.2, .1, -.3, .4],
        [.5, .2, -.3, -.1],
        [-.1, -.3, -.2, .4],
        [.3, -.3, .1, .1],
        [.2, -.3, .4, .2],
        [.1, .2, -.1, -.1],
        [-.4, -.4, .2, .3],
    ];

    /// <summary>[filter][time step][channel], as people write filters down.</summary>
    private static readonly double[][][] Filters =
    [
        [[3, 1, 2, -3], [-1, 2, 1, -3], [1, 1, -1, 1]],
        [[1, 0, 0, 1], [1, 0, -1, -1], [0, 1, 0, 1]],
        [[1, -1, 2, -1], [1, 0, -1, 3], [0, 2, 2, 1]],
    ];

    private static readonly double[] ValidMap = [-1.0, 1.6, -1.0, -0.5, -0.1, 0.8, -3.6, 0.3, 0.3, -0.2, 0.1, 1.2, 0.3, 0.6, 0.9];

    private static readonly double[] SameMap = [-0.6, 0.2, 1.4, .. ValidMap, -0.5, -0.9, 0.1];

    [Fact]
    public void Valid_convolution_gives_the_five_inner_windows() => AssertClose(ValidMap, Convolution(Padding.Valid).Result(WholeSentence));

    [Fact]
    public void Same_convolution_adds_a_window_at_each_end() => AssertClose(SameMap, Convolution(Padding.Same).Result(WholeSentence));

    [Fact]
    public void Maximum_over_time_takes_the_largest_of_each_column() =>
        AssertClose([0.3, 1.6, 1.4], Convolution(Padding.Same).Add(new MaxOverTimeAttribute(), Vector(3)).Result(WholeSentence));

    [Fact]
    public void Average_over_time_takes_the_mean_of_each_column() =>
        AssertClose([-0.8714, 0.2571, 0.5286], Convolution(Padding.Same).Add(new AverageOverTimeAttribute(), Vector(3)).Result(WholeSentence), 1e-4);

    private static int[] WholeSentence => [0, 1, 2, 3, 4, 5, 6];

    private static HandNetwork Convolution(Padding padding) => new HandNetwork(7, 3)
        .Embedding(Sentence)
        .Add(
            new Conv1dAttribute(3, 3) { Padding = padding },
            Sequence(padding == Padding.Same ? 7 : 5, 3),
            ("weight", [3, 4, 3], Floats(
                from filter in Filters
                from channel in Enumerable.Range(0, 4)
                from step in filter
                select step[channel])),
            ("bias", [3], [0, 0, 0]));

    private static void AssertClose(double[] expected, double[] actual, double tolerance = 1e-6)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }
}
