using static CnnCodegen.Equivalence.Tests.Reference.HandNetwork;

namespace CnnCodegen.Equivalence.Tests.Reference;

/// <summary>Convolutions with groups, stride and dilation, and banks of them, against sums that a person can do in the head.</summary>
public sealed class ReferenceConvolutionTests
{
    /// <summary>Filters 0 and 1 see channel 0, filters 2 and 3 see channel 1.</summary>
    [Fact]
    public void Filters_see_the_channels_of_their_group() => Assert.Equal(
        [1 + 30, 10 + 3, 2 + 400, 20 + 4],
        TextOf([[1, 2], [3, 4]])
            .Add(new Conv1dAttribute(4, 2) { Groups = 2, Bias = false }, Sequence(1, 4), ("weight", [4, 1, 2], [1, 10, 10, 1, 1, 100, 10, 1]))
            .Whole);

    /// <summary>Same padding of width 3 over 4 positions: one zero on the left. Windows begin at −1 and 1.</summary>
    [Fact]
    public void Same_padding_is_that_of_stride_one() => Assert.Equal(
        [210, 432],
        TextOf(1, 2, 3, 4)
            .Add(new Conv1dAttribute(1, 3) { Padding = Padding.Same, Stride = 2, Bias = false }, Sequence(2, 1), ("weight", [1, 1, 3], [1, 10, 100]))
            .Whole);

    /// <summary>Two positions are added in front: each word sees the one two before it.</summary>
    [Fact]
    public void Causal_padding_counts_with_the_dilation() => Assert.Equal(
        [10, 20, 31, 42],
        TextOf(1, 2, 3, 4)
            .Add(new Conv1dAttribute(1, 2) { Padding = Padding.Causal, Dilation = 2, Bias = false }, Sequence(4, 1), ("weight", [1, 1, 2], [1, 10]))
            .Whole);

    [Fact]
    public void Wide_padding_counts_with_the_dilation() => Assert.Equal(
        [10, 20, 31, 2, 3],
        TextOf(1, 2, 3)
            .Add(new Conv1dAttribute(1, 2) { Padding = Padding.Wide, Dilation = 2, Bias = false }, Sequence(5, 1), ("weight", [1, 1, 2], [1, 10]))
            .Whole);

    [Fact]
    public void Explicit_zeros_may_differ_at_the_ends() => Assert.Equal(
        [10, 21, 32, 3, 0],
        TextOf(1, 2, 3)
            .Add(
                new Conv1dAttribute(1, 2) { Padding = Padding.Explicit, PadLeft = 1, PadRight = 2, Bias = false },
                Sequence(5, 1),
                ("weight", [1, 1, 2], [1, 10]))
            .Whole);

    /// <summary>Width 1 makes 1, 4, 2 of the numbers; width 2 makes 5, 6 of their sums.</summary>
    [Theory]
    [InlineData(Pooling.Max, new double[] { 4, 6 })]
    [InlineData(Pooling.Average, new double[] { 7.0 / 3, 5.5 })]
    [InlineData(Pooling.Sum, new double[] { 7, 11 })]
    [InlineData(Pooling.LastStep, new double[] { 2, 6 })]
    public void Bank_pools_each_width(Pooling pooling, double[] expected) =>
        Assert.Equal(expected, Bank(new ConvBankAttribute([1, 1], [1, 2]) { Pooling = pooling }, Vector(2)).Whole);

    [Fact]
    public void Bank_may_keep_the_largest_values_of_each_width() => Assert.Equal(
        [1, 5, 4, 6, 2, 0],
        Bank(new ConvBankAttribute([1, 1], [1, 2]) { Pooling = Pooling.KMax, K = 3 }, Sequence(3, 2)).Whole);

    /// <summary>Width 1: 1, 4, 2 become ½, −1, 0, and the rectifier spares the first. Width 2: 5 and 6 become 9 and 11.</summary>
    [Fact]
    public void Bank_normalises_each_width_before_the_activation() => Assert.Equal(
        [0.5, 11],
        Bank(new ConvBankAttribute([1, 1], [1, 2]), Vector(2))
            .With(
                new BatchNormAttribute { Epsilon = 0 },
                ("0.norm.weight", [1], [-1]),
                ("0.norm.bias", [1], [0]),
                ("0.norm.running_mean", [1], [2]),
                ("0.norm.running_var", [1], [4]),
                ("1.norm.weight", [1], [2]),
                ("1.norm.bias", [1], [-1]),
                ("1.norm.running_mean", [1], [0]),
                ("1.norm.running_var", [1], [1]))
            .With(new ReluAttribute())
            .Whole);

    private static HandNetwork Bank(ConvBankAttribute attribute, LayerShape output) => TextOf(1, 4, 2)
        .Add(attribute, output, ("0.weight", [1, 1, 1], [1]), ("0.bias", [1], [0]), ("1.weight", [1, 1, 2], [1, 1]), ("1.bias", [1], [0]));
}
