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

    private static readonly double[] DilatedMap = [-3.3, 0.2, 0.8, 0.6, 0.6, 0.4, -3.9, -0.2, -0.3];

    [Fact]
    public void Valid_convolution_gives_the_five_inner_windows() => AssertClose(ValidMap, Convolution(Padding.Valid).Whole);

    [Fact]
    public void Same_convolution_adds_a_window_at_each_end() => AssertClose(SameMap, Convolution(Padding.Same).Whole);

    [Fact]
    public void Wide_convolution_adds_two_windows_at_each_end() =>
        AssertClose([1.0, 0.5, 0.0, .. SameMap, -2.1, -0.1, 0.1], Convolution(Padding.Wide).Whole);

    [Fact]
    public void Explicit_zeros_give_the_windows_that_they_are_for() =>
        AssertClose([1.0, 0.5, 0.0, .. SameMap[..18]], Convolution(new Conv1dAttribute(3, 3) { Padding = Padding.Explicit, PadLeft = 2 }).Whole);

    [Fact]
    public void Stride_of_two_takes_every_second_window() => AssertClose(
        [-0.6, 0.2, 1.4, -0.5, -0.1, 0.8, -0.2, 0.1, 1.2, -0.5, -0.9, 0.1],
        Convolution(new Conv1dAttribute(3, 3) { Padding = Padding.Same, Stride = 2 }).Whole);

    [Fact]
    public void Dilation_of_two_reads_every_second_word() => AssertClose(DilatedMap, Convolution(new Conv1dAttribute(3, 3) { Dilation = 2 }).Whole);

    [Fact]
    public void Same_padding_counts_with_the_dilation() => AssertClose(
        [-1.3, 0.2, 1.1, -0.1, 0.7, 0.2, .. DilatedMap, 1.0, 0.7, 0.6, -0.6, -0.5, 1.4],
        Convolution(new Conv1dAttribute(3, 3) { Padding = Padding.Same, Dilation = 2 }).Whole);

    [Fact]
    public void Maximum_over_time_takes_the_largest_of_each_column() =>
        AssertClose([0.3, 1.6, 1.4], Convolution(Padding.Same).Add(new MaxOverTimeAttribute(), Vector(3)).Whole);

    [Fact]
    public void Average_over_time_takes_the_mean_of_each_column() =>
        AssertClose([-0.8714, 0.2571, 0.5286], Convolution(Padding.Same).Add(new AverageOverTimeAttribute(), Vector(3)).Whole, 1e-4);

    [Fact]
    public void Two_largest_of_each_column_stay_in_their_order() =>
        AssertClose([-0.2, 1.6, 1.4, 0.3, 0.6, 1.2], Convolution(Padding.Same).Add(new KMaxPoolAttribute(2), Sequence(2, 3)).Whole);

    [Fact]
    public void Local_maximum_of_every_two_rows_drops_the_last_row() =>
        AssertClose([-0.6, 1.6, 1.4, -0.5, 0.3, 0.8, 0.3, 0.6, 1.2], Pooled(new MaxPool1dAttribute(2) { Stride = 2 }));

    [Fact]
    public void Local_maximum_rounded_up_keeps_the_last_row() => AssertClose(
        [-0.6, 1.6, 1.4, -0.5, 0.3, 0.8, 0.3, 0.6, 1.2, -0.5, -0.9, 0.1], Pooled(new MaxPool1dAttribute(2) { Stride = 2, Ceil = true }));

    [Fact]
    public void Local_maximum_with_padding_halves() => AssertClose(
        [-0.6, 1.6, 1.4, -0.5, 1.6, 0.8, 0.3, 0.6, 1.2, 0.3, 0.6, 0.9], Pooled(new MaxPool1dAttribute(3) { Stride = 2, Padding = 1 }));

    private static double[] Pooled(MaxPool1dAttribute pooling) => Convolution(Padding.Same).Add(pooling, Sequence(4, 3)).Whole;

    private static HandNetwork Convolution(Padding padding) => Convolution(new Conv1dAttribute(3, 3) { Padding = padding });

    private static HandNetwork Convolution(Conv1dAttribute attribute) => TextOf(Sentence)
        .Add(
            attribute,
            Sequence(9, 3),
            ("weight", [3, 4, 3], Floats(
                from filter in Filters
                from channel in Enumerable.Range(0, 4)
                from step in filter
                select step[channel])),
            ("bias", [3], [0, 0, 0]));
}
