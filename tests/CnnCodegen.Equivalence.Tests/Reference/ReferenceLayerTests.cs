using CnnCodegen.Reference;
using static CnnCodegen.Equivalence.Tests.Reference.HandNetwork;

namespace CnnCodegen.Equivalence.Tests.Reference;

/// <summary>The reference against sums that a person can do in the head.</summary>
public sealed class ReferenceLayerTests
{
    [Fact]
    public void Embedding_looks_rows_up_the_padding_row_included() =>
        Assert.Equal([5, 6, 3, 4, 1, 2], new HandNetwork(3).Embedding([[1, 2], [3, 4], [5, 6]]).Result(2, 1, 0));

    [Fact]
    public void Convolution_is_not_flipped_and_adds_its_bias() =>
        Assert.Equal([1 + (2 * 10) + 7, 2 + (3 * 10) + 7], Convolution(2, Padding.Valid, [1, 10], 7).Result(1, 2, 3));

    // t = 0 sees (0, 1, 2), t = 1 sees (1, 2, 3), t = 2 sees (2, 3, 0).
    [Fact]
    public void Same_convolution_of_odd_width_has_equal_zeros_at_both_ends() =>
        Assert.Equal([210, 321, 32], Convolution(3, Padding.Same, [1, 10, 100], 0).Result(1, 2, 3));

    // One zero on the left, two on the right.
    [Fact]
    public void Same_convolution_of_even_width_has_the_larger_half_of_the_zeros_on_the_right() =>
        Assert.Equal([3210, 321, 32], Convolution(4, Padding.Same, [1, 10, 100, 1000], 0).Result(1, 2, 3));

    [Fact]
    public void Same_convolution_of_width_two_has_its_zero_on_the_right() =>
        Assert.Equal([21, 32, 3], Convolution(2, Padding.Same, [1, 10], 0).Result(1, 2, 3));

    [Fact]
    public void Convolution_sums_over_the_channels_of_each_filter() => Assert.Equal(
        // Filter 0 takes channel 0 now and channel 1 next; filter 1 the other way round, times ten.
        [1 + 4, 20 + 30, 3 + 6, 40 + 50],
        new HandNetwork(3)
            .Embedding([[1, 2], [3, 4], [5, 6]])
            .Add(new Conv1dAttribute(2, 2), Sequence(2, 2), ("weight", [2, 2, 2], [1, 0, 0, 1, 0, 10, 10, 0]), ("bias", [2], [0, 0]))
            .Result(0, 1, 2));

    [Fact]
    public void Linear_multiplies_rows_of_the_weight() => Assert.Equal(
        [9, 19, 29],
        new HandNetwork(1)
            .Embedding([[1, -1]])
            .Add(new MaxOverTimeAttribute(), Vector(2))
            .Add(new LinearAttribute(3), Vector(3), ("weight", [3, 2], [1, 2, 3, 4, 5, 6]), ("bias", [3], [10, 20, 30]))
            .Result(0));

    [Fact]
    public void Maximum_over_time_may_be_negative() =>
        Assert.Equal([-2], new HandNetwork(3).Embedding(-5, -2, -3).Add(new MaxOverTimeAttribute(), Vector(1)).Result(0, 1, 2));

    [Fact]
    public void Average_over_time_divides_by_the_texts_own_length() =>
        Assert.Equal([2], new HandNetwork(9).Embedding(1, 3).Add(new AverageOverTimeAttribute(), Vector(1)).Result(0, 1));

    // Width 1: max(1·1 − 2, 1·4 − 2) = 2. Width 2: −1 − 4 = −5, which the activation makes 0.
    [Fact]
    public void Bank_takes_the_maximum_of_each_width_after_the_activation() => Assert.Equal(
        [2, 0],
        new HandNetwork(2, 2)
            .Embedding(1, 4)
            .Add(
                new ConvBankAttribute([1, 1], [1, 2]),
                Vector(2),
                ("0.weight", [1, 1, 1], [1]),
                ("0.bias", [1], [-2]),
                ("1.weight", [1, 1, 2], [-1, -1]),
                ("1.bias", [1], [0]))
            .With(new ReluAttribute())
            .Result(0, 1));

    [Fact]
    public void Concat_of_sequences_joins_the_channels_of_each_position() => Assert.Equal(
        [1, 2, 1, 2, 3, 4, 3, 4],
        new HandNetwork(2).Embedding([[1, 2], [3, 4]]).Add(new ConcatAttribute("a", "a"), Sequence(2, 4), [1, 1]).Result(0, 1));

    [Fact]
    public void Concat_of_vectors_joins_them_in_the_order_written() => Assert.Equal(
        [2, 3, 3, 4],
        new HandNetwork(2)
            .Embedding([[1, 2], [3, 4]])
            .Add(new AverageOverTimeAttribute(), Vector(2))
            .Add(new MaxOverTimeAttribute(), Vector(2), [1])
            .Add(new ConcatAttribute("a", "b"), Vector(4), [2, 3])
            .Result(0, 1));

    [Fact]
    public void Activations_have_their_known_values()
    {
        Assert.Equal([0, 0, 2], new HandNetwork(3).Embedding(-1, 0, 2).With(new ReluAttribute()).Result(0, 1, 2));
        Assert.Equal(0.46211715726000975, new HandNetwork(1).Embedding(0.5).With(new TanhAttribute()).Result(0).Single(), 1e-15);
        Assert.Equal(0.7310585786300049, new HandNetwork(1).Embedding(1).With(new SigmoidAttribute()).Result(0).Single(), 1e-15);
        Assert.Equal([-0.25, 0, 2], new HandNetwork(3).Embedding(-1, 0, 2).With(new LeakyReluAttribute(0.25)).Result(0, 1, 2));
        Assert.Equal(-1.2642411176571153, new HandNetwork(1).Embedding(-1).With(new EluAttribute(2)).Result(0).Single(), 1e-15);
        Assert.Equal([0, 2], new HandNetwork(2).Embedding(0, 2).With(new EluAttribute()).Result(0, 1));
        Assert.Equal(-0.15865525393145705, new HandNetwork(1).Embedding(-1).With(new GeluAttribute()).Result(0).Single(), 1e-15);
        Assert.Equal(1.9544997361036416, new HandNetwork(1).Embedding(2).With(new GeluAttribute()).Result(0).Single(), 1e-15);
        Assert.Equal(-0.2689414213699951, new HandNetwork(1).Embedding(-1).With(new SiluAttribute()).Result(0).Single(), 1e-15);
        Assert.Equal([-1, -0.5, 1], new HandNetwork(3).Embedding(-3, -0.5f, 2).With(new HardTanhAttribute()).Result(0, 1, 2));
    }

    /// <summary>Values from tables with 16 digits; on both sides of the place where one formula takes over from the other.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 0.4795001221869535)]
    [InlineData(1, 0.15729920705028513)]
    [InlineData(-1, 1.8427007929497148)]
    [InlineData(2, 0.004677734981047266)]
    [InlineData(2.9999, 2.210442648216091e-05)]
    [InlineData(3, 2.209049699858544e-05)]
    [InlineData(5, 1.5374597944280349e-12)]
    public void Complement_of_the_error_function_is_that_of_the_tables(double x, double expected) =>
        Assert.Equal(expected, ErrorFunction.Complement(x), 1e-12);

    [Fact]
    public void Dropout_does_nothing() => Assert.Equal([3, 5], new HandNetwork(2).Embedding(3, 5).With(new DropoutAttribute(0.5)).Result(0, 1));

    [Fact]
    public void Long_text_is_cut() => Assert.Equal([1, 2], new HandNetwork(2).Embedding(0, 1, 2, 3).Result(1, 2, 3));

    [Fact]
    public void Short_text_is_filled_with_the_padding_id_on_the_right() =>
        Assert.Equal([8, 9, 9], new HandNetwork(5, 3).Embedding(9, 8).Result(1));

    [Fact]
    public void Empty_text_is_padding_alone() => Assert.Equal([9, 9], new HandNetwork(5, 2).Embedding(9, 8).Result());

    [Fact]
    public void Missing_or_misshapen_tensor_is_refused()
    {
        NetworkDescription description = new HandNetwork(1).Embedding(1, 2).Description;
        string name = description.Weights.Single().Name;

        Assert.Throws<ArgumentException>(() => new ReferenceNetwork(description, new Dictionary<string, float[]>()));
        Assert.Throws<ArgumentException>(() => new ReferenceNetwork(description, new Dictionary<string, float[]> { [name] = [1] }));
    }

    /// <summary>But for compositions: descriptions have the layers of their blocks in their place.</summary>
    [Fact]
    public void Every_layer_of_the_language_has_its_meaning() => Assert.Equal(
        typeof(LayerAttribute).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract && !type.IsSubclassOf(typeof(CompositionAttribute)))
            .Select(type => type.Name)
            .Order(StringComparer.Ordinal),
        ReferenceNetwork.Layers.Keys.Select(type => type.Name).Order(StringComparer.Ordinal));

    // t = 0 sees (0, 0, 1), then (0, 1, 2), (1, 2, 3), (2, 3, 0), (3, 0, 0).
    [Fact]
    public void Wide_convolution_begins_and_ends_with_a_single_word() =>
        Assert.Equal([100, 210, 321, 32, 3], Convolution(3, Padding.Wide, [1, 10, 100], 0).Result(1, 2, 3));

    // t = 0 sees (0, 0, 1), then (0, 1, 2), (1, 2, 3): never what comes later.
    [Fact]
    public void Causal_convolution_ends_with_the_word_itself() =>
        Assert.Equal([100, 210, 321], Convolution(3, Padding.Causal, [1, 10, 100], 0).Result(1, 2, 3));

    private static int Positions(int width, Padding padding) => padding switch
    {
        Padding.Valid => 4 - width,
        Padding.Wide => 2 + width,
        _ => 3,
    };

    private static HandNetwork Convolution(int width, Padding padding, float[] weight, float bias) => new HandNetwork(3, padding == Padding.Valid ? width : 1)
        .Embedding(0, 1, 2, 3)
        .Add(
            new Conv1dAttribute(1, width) { Padding = padding },
            Sequence(Positions(width, padding), 1),
            ("weight", [1, 1, width], weight),
            ("bias", [1], [bias]));
}
