namespace CnnCodegen.Training.Tests.Data.LanguageModels;

/// <summary>How a text is cut into streams and pieces.</summary>
public sealed class TokenStreamsTests
{
    [Fact]
    public void Streams_go_on_where_their_last_piece_ended_and_the_last_one_may_end_earlier()
    {
        var streams = new TokenStreams(new EncodedText([11, 12, 13, 14, 15, 16, 10], []), streams: 2, pieceLength: 3);

        Assert.Equal(2, streams.Pieces);
        StreamPiece first = streams[0];
        Assert.Equal([[10, 11, 12], [14, 15, 16]], first.Ids);
        Assert.Equal([11, 12, 13, 15, 16, 10], first.Targets);
        Assert.Equal(6, first.Tokens);
        StreamPiece last = streams[1];
        Assert.Equal([[13], [10]], last.Ids);
        Assert.Equal([14, PaddedTargets.None], last.Targets);
        Assert.Equal(1, last.Tokens);
    }

    [Theory]
    [InlineData(1, 1, 5)]
    [InlineData(7, 20, 3)]
    [InlineData(100, 7, 35)]
    [InlineData(101, 10, 4)]
    public void Each_token_is_predicted_once_by_the_one_before_it(int tokens, int width, int length)
    {
        var streams = new TokenStreams(new EncodedText([.. Enumerable.Range(2, tokens)], []), width, length);
        var pairs = new List<(int Read, long Predicted)>();
        for (int number = 0; number < streams.Pieces; number++)
        {
            StreamPiece piece = streams[number];
            Assert.All(piece.Ids, ids => Assert.Equal(piece.Ids[0].Length, ids.Length));
            pairs.AddRange(piece.Ids.SelectMany(ids => ids).Zip(piece.Targets).Where(pair => pair.Second != PaddedTargets.None));
        }

        Assert.Equal([(tokens + 1, 2L), .. Enumerable.Range(3, tokens - 1).Select(id => (id - 1, (long)id))], pairs.OrderBy(pair => pair.Predicted));
    }

    [Fact]
    public void Spellings_are_those_of_the_tokens_that_are_read()
    {
        var spelled = new SpelledTokens([0, 1, 0, 2], [[5], [6, 7], []]);

        StreamPiece piece = new TokenStreams(new EncodedText([11, 12, 11, 10], [spelled]), streams: 2, pieceLength: 2)[0];

        Assert.Equal([[10, 11], [12, 11]], piece.Ids);
        Assert.Equal([[[], [5]], [[6, 7], [5]]], piece.Spellings.Single());
    }
}
