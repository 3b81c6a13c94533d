namespace CnnCodegen.Training;

/// <summary>A text as token ids.</summary>
/// <param name="Ids">The text's tokens, ends among them; before the first one stands the last one, which is an end.</param>
/// <param name="Spellings">For each PerToken whose tokens are spelled, their characters.</param>
internal sealed record EncodedText(int[] Ids, IReadOnlyList<SpelledTokens> Spellings);

/// <summary>
/// Cuts a text into streams of equal length that are read side by side, in pieces: stream by stream, each piece goes on where the one before it ended. All tokens
/// of the text are predicted once, each by the one before it; the last stream may end earlier.
/// </summary>
internal sealed class TokenStreams
{
    private readonly EncodedText _text;
    private readonly int _streams;
    private readonly int _length;
    private readonly int _pieceLength;

    /// <param name="text">The text.</param>
    /// <param name="streams">The streams; fewer where the text has fewer tokens.</param>
    /// <param name="pieceLength">The tokens of a piece of one stream; the last piece may be shorter.</param>
    public TokenStreams(EncodedText text, int streams, int pieceLength)
    {
        _text = text;
        _streams = Math.Min(streams, text.Ids.Length);
        _length = ((text.Ids.Length - 1) / _streams) + 1;
        _pieceLength = pieceLength;
        Pieces = ((_length - 1) / pieceLength) + 1;
    }

    /// <summary>The number of pieces.</summary>
    public int Pieces { get; }

    /// <summary>The tokens of the text.</summary>
    public int Tokens => _text.Ids.Length;

    /// <summary>One piece of all streams.</summary>
    /// <param name="number">The piece, from 0.</param>
    public StreamPiece this[int number]
    {
        get
        {
            int first = number * _pieceLength;
            int length = Math.Min(_pieceLength, _length - first);
            int[][] read = [.. Enumerable.Range(0, _streams).Select(stream => Positions(stream, first, length))];
            return new StreamPiece(
                [.. read.Select(positions => Array.ConvertAll(positions, position => _text.Ids[position]))],
                [.. _text.Spellings.Select(spelling => (int[][][])[.. read.Select(positions => Array.ConvertAll(positions, position => spelling[position]))])],
                [.. from stream in Enumerable.Range(0, _streams)
                    from position in Enumerable.Range(((stream * _length) + first), length)
                    select position < Tokens ? _text.Ids[position] : PaddedTargets.None]);
        }
    }

    /// <summary>The number of tokens with a hash of them, their spellings and how they are cut.</summary>
    public string Fingerprint()
    {
        using var hash = new NumberHash();
        hash.Add(_streams);
        hash.Add(_pieceLength);
        hash.Add(_text.Ids);
        foreach (SpelledTokens spelling in _text.Spellings)
        {
            hash.Add(spelling.Numbers);
            foreach (int[] ids in spelling.Spellings)
                hash.Add(ids);
        }

        return hash.End(Tokens, "tokens");
    }

    /// <summary>The positions in the text of the tokens that a piece of a stream reads: those before the ones that it predicts.</summary>
    private int[] Positions(int stream, int first, int length) =>
        [.. Enumerable.Range((stream * _length) + first, length).Select(position => position == 0 || position > Tokens ? Tokens - 1 : position - 1)];
}
