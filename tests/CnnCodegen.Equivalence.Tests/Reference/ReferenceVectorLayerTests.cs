using static CnnCodegen.Equivalence.Tests.Reference.HandNetwork;

namespace CnnCodegen.Equivalence.Tests.Reference;

/// <summary>
/// Layers and modifiers that work on vectors or on each position by itself. Logarithms make round numbers: <c>σ(ln 3) = ¾</c>,
/// <c>tanh(ln 2) = 0.6</c>.
/// </summary>
public sealed class ReferenceVectorLayerTests
{
    private static readonly float Ln2 = (float)Math.Log(2);

    private static readonly float Ln3 = (float)Math.Log(3);

    [Fact]
    public void Flatten_goes_channel_by_channel() =>
        Assert.Equal([1, 3, 5, 2, 4, 6], TextOf([[1, 2], [3, 4], [5, 6]]).Add(new FlattenAttribute(), Vector(6)).Whole);

    [Fact]
    public void Linear_flattens_a_sequence_where_it_yields_a_vector() => Assert.Equal(
        [1 + 30 + 200 + 4000],
        TextOf([[1, 2], [3, 4]]).Add(new LinearAttribute(1) { Bias = false }, Vector(1), ("weight", [1, 4], [1, 10, 100, 1000])).Whole);

    [Fact]
    public void Linear_works_on_each_position_where_it_yields_a_sequence() => Assert.Equal(
        [22, 1, 42, 3],
        TextOf([[1, 2], [3, 4]]).Add(new LinearAttribute(2), Sequence(2, 2), ("weight", [2, 2], [0, 10, 1, 0]), ("bias", [2], [2, 0])).Whole);

    [Fact]
    public void Bag_of_vectors_takes_the_mean_or_the_sum_of_the_rows()
    {
        (string, int[], float[]) weight = ("weight", [3, 2], [1, 2, 3, 4, 5, 6]);

        Assert.Equal([4, 5], new HandNetwork(9).Add(new BagOfVectorsAttribute(3, 2), Vector(2), weight).Result(2, 1, 1, 2));
        Assert.Equal(
            [12, 16], new HandNetwork(9).Add(new BagOfVectorsAttribute(3, 2) { Pooling = Pooling.Sum }, Vector(2), weight).Result(2, 1, 1, 0));
    }

    [Fact]
    public void Bag_of_vectors_counts_the_padding_that_fills_a_text_up() => Assert.Equal(
        [(7 + 1) / 2.0],
        new HandNetwork(9, 2).Add(new BagOfVectorsAttribute(2, 1), Vector(1), ("weight", [2, 1], [1, 7])).Result(1));

    // The candidates are 2 · 1 + 1 = 3, and 2 · −2 + 1 = −3, of which the rectifier makes 0; the gate is ¾ and ½.
    [Fact]
    public void Highway_mixes_the_candidate_and_the_input_as_the_gate_says() => AssertClose(
        [(0.75 * 3) + (0.25 * 1), 0.5 * -2],
        TextOf([[1, -2]])
            .Add(new LastStepAttribute(), Vector(2))
            .Add(
                new HighwayAttribute(),
                Vector(2),
                ("transform.weight", [2, 2], [2, 0, 0, 2]),
                ("transform.bias", [2], [1, 1]),
                ("gate.weight", [2, 2], [Ln3, 0, 0, 0]),
                ("gate.bias", [2], [0, 0]))
            .Whole);

    [Fact]
    public void Highway_works_on_each_position_and_with_other_candidates() => AssertClose(
        [(0.75 * 0.6) + (0.25 * 1), 0.75 * 0, (0.75 * -0.6) + (0.25 * -1)],
        TextOf(1, 0, -1)
            .Add(
                new HighwayAttribute { Candidate = Activation.Tanh },
                Sequence(3, 1),
                ("transform.weight", [1, 1], [Ln2]),
                ("transform.bias", [1], [0]),
                ("gate.weight", [1, 1], [0]),
                ("gate.bias", [1], [Ln3]))
            .Whole);

    [Fact]
    public void Softmax_gives_shares_at_each_position() =>
        AssertClose([0.25, 0.75, 0.9, 0.1], TextOf([[0, Ln3], [Math.Log(9), 0]]).Add(new SoftmaxAttribute(), Sequence(2, 2)).Whole);

    [Fact]
    public void Logarithm_of_softmax_gives_their_logarithms() => AssertClose(
        [Math.Log(0.25), Math.Log(0.75)],
        TextOf([[0, Ln3]]).Add(new LastStepAttribute(), Vector(2)).Add(new LogSoftmaxAttribute(), Vector(2)).Whole);

    [Fact]
    public void Softmax_of_large_numbers_is_finite()
    {
        Assert.Equal([0.5, 0.5], TextOf([[1e4, 1e4]]).Add(new SoftmaxAttribute(), Sequence(1, 2)).Whole);
        AssertClose([-Math.Log(2), -Math.Log(2)], TextOf([[1e4, 1e4]]).Add(new LogSoftmaxAttribute(), Sequence(1, 2)).Whole);
    }

    [Fact]
    public void Identity_is_a_place_for_modifiers()
    {
        Assert.Equal([-1, 2], TextOf(-1, 2).Add(new IdentityAttribute(), Sequence(2, 1)).Whole);
        Assert.Equal([0, 2], TextOf(-1, 2).Add(new IdentityAttribute(), Sequence(2, 1)).With(new ReluAttribute()).Whole);
    }

    // One before, one after; zeros beyond the ends.
    [Fact]
    public void Window_sets_neighbours_side_by_side_in_the_order_of_time() => Assert.Equal(
        [0, 0, 1, 2, 3, 4, 1, 2, 3, 4, 5, 6, 3, 4, 5, 6, 0, 0],
        TextOf([[1, 2], [3, 4], [5, 6]]).Add(new WindowAttribute(3), Sequence(3, 6)).Whole);

    [Fact]
    public void Window_of_even_size_has_one_more_neighbour_after_than_before() =>
        Assert.Equal([0, 1, 2, 3, 1, 2, 3, 0, 2, 3, 0, 0], TextOf(1, 2, 3).Add(new WindowAttribute(4), Sequence(3, 4)).Whole);

    [Fact]
    public void Window_may_have_a_learned_row_beyond_the_ends() => Assert.Equal(
        [8, 9, 1, 2, 3, 4, 1, 2, 3, 4, 8, 9],
        TextOf([[1, 2], [3, 4]]).Add(new WindowAttribute(3) { LearnedPadding = true }, Sequence(2, 6), ("padding", [2], [8, 9])).Whole);

    // (3 − 1) / √(3 + 1) = 1 and (−6 − 2) / √(15 + 1) = −2.
    [Fact]
    public void Batch_normalisation_uses_the_stored_statistics() => Assert.Equal(
        [5 + 7, (6 * -2) + 8],
        TextOf([[3, -6]]).With(
            new BatchNormAttribute { Epsilon = 1 },
            ("norm.weight", [2], [5, 6]),
            ("norm.bias", [2], [7, 8]),
            ("norm.running_mean", [2], [1, 2]),
            ("norm.running_var", [2], [3, 15])).Whole);

    // Position 0: mean 2, variance 1, so ∓1 / √(1 + 3). Position 1: mean 3, variance 1.
    [Fact]
    public void Layer_normalisation_takes_mean_and_variance_over_the_channels_of_each_position() => Assert.Equal(
        [(-0.5 * 2) + 10, (0.5 * 4) + 20, (0.5 * 2) + 10, (-0.5 * 4) + 20],
        TextOf([[1, 3], [4, 2]]).With(
            new LayerNormAttribute { Epsilon = 3 }, ("norm.weight", [2], [2, 4]), ("norm.bias", [2], [10, 20])).Whole);

    [Fact]
    public void Normalisation_stands_before_the_activation_however_they_are_written() => Assert.Equal(
        [0, 2],
        TextOf(3, 1)
            .With(new ReluAttribute())
            .With(
                new BatchNormAttribute { Epsilon = 0 },
                ("norm.weight", [1], [-2]),
                ("norm.bias", [1], [0]),
                ("norm.running_mean", [1], [2]),
                ("norm.running_var", [1], [1]))
            .Whole);

    [Fact]
    public void Dropout_of_words_does_nothing() => Assert.Equal(
        [1, 2, 3], new HandNetwork(3).With(new WordDropoutAttribute(0.9)).Embedding(0, 1, 2, 3).Result(1, 2, 3));
}
