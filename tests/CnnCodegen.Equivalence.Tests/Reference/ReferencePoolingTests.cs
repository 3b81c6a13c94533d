using static CnnCodegen.Equivalence.Tests.Reference.HandNetwork;

namespace CnnCodegen.Equivalence.Tests.Reference;

/// <summary>Poolings against numbers that a person can find with a finger.</summary>
public sealed class ReferencePoolingTests
{
    [Fact]
    public void Sum_over_time_adds_each_channel() =>
        Assert.Equal([9, 12], TextOf([[1, 2], [3, 4], [5, 6]]).Add(new SumOverTimeAttribute(), Vector(2)).Whole);

    [Fact]
    public void Last_step_is_the_last_own_position() =>
        Assert.Equal([3, 4], new HandNetwork(9).Embedding([[1, 2], [3, 4]]).Add(new LastStepAttribute(), Vector(2)).Result(0, 0, 1));

    [Fact]
    public void Largest_values_stay_in_the_order_of_time() =>
        Assert.Equal([7, 5, 8], TextOf(7, 1, 5, 8, 2).Add(new KMaxPoolAttribute(3), Sequence(3, 1)).Whole);

    /// <summary>Of the two 2s the first is kept, so that it stands before the 9.</summary>
    [Fact]
    public void Of_equal_values_the_earliest_is_kept() => Assert.Equal([2, 9], KMax(2, 2, 9, 2));

    [Fact]
    public void Of_many_equal_values_the_earliest_are_kept() => Assert.Equal([4, 4, 5], KMax(3, 4, 1, 4, 5, 4, 4));

    [Fact]
    public void Each_channel_has_its_own_largest_values() =>
        Assert.Equal([3, 6, 5, 4], TextOf([[3, 2], [1, 6], [5, 4]]).Add(new KMaxPoolAttribute(2), Sequence(2, 2)).Whole);

    [Fact]
    public void Zeros_follow_where_there_are_too_few_positions() => Assert.Equal([-3, -1, 0, 0], KMax(4, -3, -1));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(6, 3)]
    [InlineData(7, 4)]
    public void Proportional_pooling_keeps_the_share_rounded_up(int length, int kept) => Assert.Equal(
        kept,
        TextOf([.. Enumerable.Range(1, length).Select(i => (double)i)]).Add(new ProportionalKMaxPoolAttribute(2), Sequence(kept, 1)).Whole.Length);

    [Fact]
    public void Proportional_pooling_keeps_the_largest_in_order() =>
        Assert.Equal([3, 5], TextOf(3, 1, 2, 5).Add(new ProportionalKMaxPoolAttribute(2), Sequence(2, 1)).Whole);

    /// <summary>The paper's network: 18 words, three layers, three values at the top.</summary>
    [Theory]
    [InlineData(1, 12)]
    [InlineData(2, 6)]
    [InlineData(3, 3)]
    public void Dynamic_pooling_keeps_as_many_as_in_the_paper(int layer, int kept) =>
        Assert.Equal(kept, TextOf(EighteenNumbers).Add(new DynamicKMaxPoolAttribute(layer, 3, 3), Sequence(kept, 1)).Whole.Length);

    /// <summary>The wide convolution makes 24 positions of 18; two thirds of them would be 16.</summary>
    [Fact]
    public void Dynamic_pooling_counts_the_words_of_the_text_and_not_the_positions_of_its_input() => Assert.Equal(
        12,
        TextOf(EighteenNumbers)
            .Add(new Conv1dAttribute(1, 7) { Padding = Padding.Wide }, Sequence(24, 1), ("weight", [1, 1, 7], [1, 1, 1, 1, 1, 1, 1]), ("bias", [1], [0]))
            .Add(new DynamicKMaxPoolAttribute(1, 3, 3), Sequence(12, 1))
            .Whole.Length);

    /// <summary>Two thirds of 7 are 4.67.</summary>
    [Fact]
    public void Dynamic_pooling_rounds_up() =>
        Assert.Equal([3, 4, 5, 6, 7], TextOf(1, 2, 3, 4, 5, 6, 7).Add(new DynamicKMaxPoolAttribute(1, 3, 2), Sequence(5, 1)).Whole);

    [Fact]
    public void Dynamic_pooling_keeps_at_least_the_number_at_the_top() =>
        Assert.Equal([1, 2, 0, 0], TextOf(1, 2).Add(new DynamicKMaxPoolAttribute(1, 2, 4), Sequence(4, 1)).Whole);

    [Fact]
    public void Stride_of_a_local_pooling_is_its_width_if_none_is_given()
    {
        Assert.Equal([4, 6], TextOf(4, 1, 5, 6, 9).Add(new MaxPool1dAttribute(2), Sequence(2, 1)).Whole);
        Assert.Equal([2.5, 5.5], TextOf(4, 1, 5, 6, 9).Add(new AveragePool1dAttribute(2), Sequence(2, 1)).Whole);
    }

    [Fact]
    public void Padding_of_the_local_maximum_is_below_all_numbers() =>
        Assert.Equal([-5, -6], TextOf(-5, -7, -6).Add(new MaxPool1dAttribute(2) { Padding = 1 }, Sequence(2, 1)).Whole);

    /// <summary>Windows at −1 and 1; one at 3 would begin behind the three numbers.</summary>
    [Fact]
    public void Window_that_would_begin_in_the_right_padding_is_dropped()
    {
        Assert.Equal([5, 7], TextOf(5, 7, 6).Add(new MaxPool1dAttribute(2) { Padding = 1, Ceil = true }, Sequence(2, 1)).Whole);
        Assert.Equal([2.5, 6.5], TextOf(5, 7, 6).Add(new AveragePool1dAttribute(2) { Padding = 1, Ceil = true }, Sequence(2, 1)).Whole);
    }

    [Fact]
    public void Window_that_begins_in_the_text_is_not_dropped() =>
        Assert.Equal([5, 7, 8], TextOf(5, 7, 6, 8).Add(new MaxPool1dAttribute(2) { Padding = 1, Ceil = true }, Sequence(3, 1)).Whole);

    [Fact]
    public void Rounded_up_pooling_accepts_a_text_shorter_than_its_window() =>
        Assert.Equal([4], TextOf(4, 2).Add(new MaxPool1dAttribute(3) { Ceil = true }, Sequence(1, 1)).Whole);

    [Fact]
    public void Text_shorter_than_a_local_window_is_refused() =>
        Assert.Throws<ArgumentException>(() => TextOf(4, 2).Add(new MaxPool1dAttribute(3), Sequence(1, 1)).Whole);

    [Fact]
    public void Local_average_counts_the_zeros_of_the_padding_only_where_asked_to()
    {
        Assert.Equal([1.5, 7.5], TextOf(3, 6, 9).Add(new AveragePool1dAttribute(2) { Padding = 1 }, Sequence(2, 1)).Whole);
        Assert.Equal([3, 7.5], TextOf(3, 6, 9).Add(new AveragePool1dAttribute(2) { Padding = 1, CountPadding = false }, Sequence(2, 1)).Whole);
    }

    /// <summary>The last window begins at the sixth number, has one zero of the padding, and reaches one position beyond it.</summary>
    [Fact]
    public void Local_average_never_counts_what_lies_beyond_the_padding()
    {
        Assert.Equal([1, 4, 3], TextOf(1, 2, 3, 4, 5, 6).Add(new AveragePool1dAttribute(3) { Padding = 1, Ceil = true }, Sequence(3, 1)).Whole);
        Assert.Equal(
            [1.5, 4, 6],
            TextOf(1, 2, 3, 4, 5, 6).Add(new AveragePool1dAttribute(3) { Padding = 1, Ceil = true, CountPadding = false }, Sequence(3, 1)).Whole);
    }

    [Fact]
    public void Folding_adds_neighbouring_channels() =>
        Assert.Equal([3, 30, 7, 70], TextOf([[1, 2, 10, 20], [3, 4, 30, 40]]).Add(new FoldingAttribute(), Sequence(2, 2)).Whole);

    private static double[] EighteenNumbers => [.. Enumerable.Range(0, 18).Select(i => (double)(i * 7 % 18))];

    private static double[] KMax(int k, params double[] numbers) => TextOf(numbers).Add(new KMaxPoolAttribute(k), Sequence(k, 1)).Whole;
}
