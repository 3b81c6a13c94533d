using static CnnCodegen.Equivalence.Tests.Reference.HandNetwork;

namespace CnnCodegen.Equivalence.Tests.Reference;

/// <summary>Layers that join others, networks with several inputs, and networks inside networks.</summary>
public sealed class ReferenceCompositionTests
{
    [Fact]
    public void Sum_of_sequences_is_taken_element_by_element() => Assert.Equal(
        [3, 6, 9, 12], TextOf([[1, 2], [3, 4]]).Add(new AddAttribute("a", "a", "a"), Sequence(2, 2), [1, 1, 1]).Whole);

    [Fact]
    public void Vector_is_added_at_each_position() => Assert.Equal(
        [1 + 3, 2 + 4, 3 + 3, 4 + 4],
        TextOf([[1, 2], [3, 4]]).Add(new LastStepAttribute(), Vector(2)).Add(new AddAttribute("a", "b"), Sequence(2, 2), [1, 2]).Whole);

    [Fact]
    public void Sum_of_vectors_is_a_vector() => Assert.Equal(
        [3 + 4],
        TextOf(1, 3).Add(new LastStepAttribute(), Vector(1)).Add(new SumOverTimeAttribute(), Vector(1), [1]).Add(new AddAttribute("a", "b"), Vector(1), [2, 3]).Whole);

    [Fact]
    public void Sum_of_different_numbers_of_channels_is_refused() => Assert.Throws<InvalidOperationException>(
        () => TextOf([[1, 2]]).Add(new FoldingAttribute(), Sequence(1, 1)).Add(new AddAttribute("a", "b"), Sequence(1, 2), [1, 2]).Whole);

    [Fact]
    public void Sequences_of_different_lengths_are_refused() => Assert.Throws<InvalidOperationException>(
        () => TextOf(1, 2, 3).Add(new MaxPool1dAttribute(2), Sequence(1, 1)).Add(new ConcatAttribute("a", "b"), Sequence(3, 2), [2, 1]).Whole);

    [Fact]
    public void Vector_stands_at_each_position_beside_a_sequence() => Assert.Equal(
        [4, 1, 4, 3], TextOf(1, 3).Add(new SumOverTimeAttribute(), Vector(1)).Add(new ConcatAttribute("b", "a"), Sequence(2, 2), [2, 1]).Whole);

    [Fact]
    public void Sequence_is_cut_off_at_the_length_of_another() => Assert.Equal(
        [1, 2], TextOf(1, 2, 3, 4).Add(new MaxPool1dAttribute(2), Sequence(2, 1)).Add(new FitLengthAttribute("b"), Sequence(2, 1), [1, 2]).Whole);

    [Fact]
    public void Sequence_is_filled_up_with_zeros_to_the_length_of_another() => Assert.Equal(
        [2, 4, 0, 0], TextOf(1, 2, 3, 4).Add(new MaxPool1dAttribute(2), Sequence(2, 1)).Add(new FitLengthAttribute("a"), Sequence(4, 1), [2, 0]).Whole);

    // t = ¼ and 1, h = 8 and 7, x = 4 and 9.
    [Fact]
    public void Gate_takes_the_candidate_as_far_as_it_is_open() => Assert.Equal(
        [(0.25 * 8) + (0.75 * 4), 7],
        new HandNetwork(2)
            .Embedding(0.25, 1)
            .Input(2).Embedding(8, 7)
            .Input(2).Embedding(4, 9)
            .Add(new GateAttribute("t", "h", "x"), Sequence(2, 1), [1, 3, 5])
            .ResultOf([[0, 1], [0, 1], [0, 1]]));

    [Fact]
    public void Each_input_is_cut_and_filled_by_itself() => Assert.Equal(
        [1 + 2 + 10 + 10 + 30],
        new HandNetwork(2)
            .Embedding(1, 2)
            .Add(new SumOverTimeAttribute(), Vector(1))
            .Input(5, 3)
            .Embedding(10, 30)
            .Add(new SumOverTimeAttribute(), Vector(1))
            .Add(new AddAttribute("a", "b"), Vector(1), [2, 5])
            .ResultOf([[0, 1, 1, 1], [1]]));

    /// <summary>The first text has two words, the second six: a half of 6 is 3.</summary>
    [Fact]
    public void Dynamic_pooling_counts_the_words_of_the_text_that_it_was_made_of() => Assert.Equal(
        3,
        new HandNetwork(9)
            .Embedding(1)
            .Input(9)
            .Embedding(1, 2)
            .Add(new DynamicKMaxPoolAttribute(1, 2, 1), Sequence(3, 1))
            .ResultOf([[0, 0], [0, 1, 0, 1, 0, 1]]).Length);

    // The first word has the characters 1, 2, 3, of which two are read; the second is filled up with the character 0; the third word fills the text.
    [Fact]
    public void Network_per_token_reads_the_characters_of_each_token() => Assert.Equal(
        [1 + 10, 2 + 20, 3 + 30, 5 + 50, 5 + 50, 5 + 50],
        new HandNetwork(5, 3)
            .PerToken(2, 2, token => token
                .Embedding([[5, 50], [1, 10], [2, 20], [3, 30]])
                .Add(new FoldingAttribute(), Sequence(2, 1))
                .Add(new FlattenAttribute(), Vector(2)))
            .ResultOf([[7, 8], [1, 2, 3], [3], []]));

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Number_of_spellings_must_be_that_of_the_tokens(int spellings) => Assert.Throws<ArgumentException>(
        () => new HandNetwork(5)
            .PerToken(2, 1, token => token.Embedding(1, 2).Add(new MaxOverTimeAttribute(), Vector(1)))
            .ResultOf([[7], .. Enumerable.Repeat((int[])[1], spellings)]));
}
