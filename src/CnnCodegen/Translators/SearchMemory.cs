using CnnCodegen.Runtime;

namespace CnnCodegen.Translators;

/// <summary>A translation that has ended.</summary>
/// <param name="Score">What it is ranked by.</param>
/// <param name="LogProbability">The log-probability of its tokens and its end.</param>
/// <param name="Length">The number of its tokens.</param>
/// <param name="Place">The place in the beam of the beginning that ended.</param>
internal readonly record struct Ending(double Score, double LogProbability, int Length, int Place);

/// <summary>What a search works with. Used by one search after another; grows with the widest and longest of them, and is then used without allocation.</summary>
/// <param name="program">The network.</param>
/// <param name="sources">The limits of the source.</param>
/// <param name="pieces">Makes pieces of the target.</param>
internal sealed class SearchMemory(StreamProgram program, SequenceLimits sources, StreamPieces pieces)
{
    private readonly int[] _sourceIds = new int[sources.MostIds];
    private readonly int[] _sourceEnds = new int[sources.MostSequences + 1];
    private readonly int[] _pieceIds = new int[pieces.MostIds];
    private readonly int[] _pieceEnds = new int[pieces.MostSequences];
    private readonly float[] _context = new float[program.ContextLength];
    private float[] _states = [];
    private float[] _nextStates = [];
    private float[] _bodies = [];
    private int[] _target = [];
    private float[] _rows = [];
    private double[] _logProbabilities = [];
    private Candidate[] _candidates = [];
    private Ending[] _endings = [];
    private int _endingCount;

    /// <summary>For each number of tokens and each place in the beam: the place of the beginning without the last token, and that token.</summary>
    private (int Parent, int Token)[] _steps = [];
    private int _width;

    /// <summary>What the source is to all steps.</summary>
    public Span<float> Context => _context;

    /// <summary>A source, cut and filled up, with an empty target.</summary>
    public InputIds Adjust(InputIds source) => sources.Adjust(source, _sourceIds, _sourceEnds, empty: 1);

    /// <summary>The tokens of a target with an end before and behind them.</summary>
    public ReadOnlySpan<int> Between(int end, ReadOnlySpan<int> tokens)
    {
        Grow(ref _target, tokens.Length + 2L);
        Span<int> target = _target.AsSpan(0, tokens.Length + 2);
        target[0] = target[^1] = end;
        tokens.CopyTo(target[1..]);
        return target;
    }

    /// <summary>Tokens of the target as the program reads them.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="words">The tokens as they are written; empty where they are spelled as in the vocabulary.</param>
    public InputIds Piece(ReadOnlySpan<int> tokens, ReadOnlySpan<string> words = default) => pieces.Of(tokens, words, _pieceIds, _pieceEnds);

    /// <summary>The translations that have ended, the best first.</summary>
    public ReadOnlySpan<Ending> Endings => _endings.AsSpan(0, _endingCount);

    /// <summary>The log-probabilities of the beginnings in the beam.</summary>
    public Span<double> LogProbabilities => _logProbabilities;

    /// <summary>Makes room for a search.</summary>
    /// <param name="width">The most beginnings.</param>
    /// <param name="mostTokens">The most tokens of a translation.</param>
    public void Prepare(int width, int mostTokens)
    {
        _width = width;
        _endingCount = 0;
        Grow(ref _states, (long)width * program.StateLength);
        if (width > 1)
            Grow(ref _nextStates, (long)width * program.StateLength);
        Grow(ref _bodies, (long)width * program.BodyRowLength);
        Grow(ref _rows, (long)width * program.OutputRowLength);
        Grow(ref _logProbabilities, width);
        Grow(ref _candidates, width);
        Grow(ref _endings, width);
        Grow(ref _steps, (mostTokens + 1L) * width);
    }

    /// <summary>What the beginning at a place remembers.</summary>
    public Span<float> StateOf(int place) => _states.AsSpan(place * program.StateLength, program.StateLength);

    /// <summary>Rows that the output layer reads, one for each beginning.</summary>
    public Span<float> Bodies(int first, int count) => _bodies.AsSpan(first * program.BodyRowLength, count * program.BodyRowLength);

    /// <summary>Rows of the log-probabilities of the tokens that may follow, one for each beginning.</summary>
    public Span<float> Rows(int first, int count) => _rows.AsSpan(first * program.OutputRowLength, count * program.OutputRowLength);

    /// <summary>Room for a number of candidates.</summary>
    public Span<Candidate> Candidates(int count) => _candidates.AsSpan(0, count);

    /// <summary>The last token of a beginning.</summary>
    public int TokenOf(int length, int place) => _steps[(length * _width) + place].Token;

    /// <summary>Notes a beginning.</summary>
    /// <param name="length">The number of its tokens.</param>
    /// <param name="place">Its place in the beam.</param>
    /// <param name="parent">The place of the beginning that it comes from.</param>
    /// <param name="token">Its last token.</param>
    public void SetStep(int length, int place, int parent, int token) => _steps[(length * _width) + place] = (parent, token);

    /// <summary>Gives the beginnings with one more token what those remember that they come from.</summary>
    /// <param name="length">The number of their tokens.</param>
    /// <param name="count">Their number.</param>
    public void Inherit(int length, int count)
    {
        bool isInPlace = true;
        for (int place = 0; place < count; place++)
            isInPlace &= _steps[(length * _width) + place].Parent == place;
        if (isInPlace)
            return;
        for (int place = 0; place < count; place++)
            StateOf(_steps[(length * _width) + place].Parent).CopyTo(_nextStates.AsSpan(place * program.StateLength));
        (_states, _nextStates) = (_nextStates, _states);
    }

    /// <summary>Notes a translation that has ended; there is room for as many as the beam is wide.</summary>
    public void Add(Ending ending)
    {
        int place = _endingCount++;
        for (; place > 0 && ending.Score > _endings[place - 1].Score; place--)
            _endings[place] = _endings[place - 1];
        _endings[place] = ending;
    }

    /// <summary>Writes the tokens of a translation that has ended.</summary>
    public void CopyTokens(Ending ending, Span<int> tokens)
    {
        int place = ending.Place;
        for (int length = ending.Length; length > 0; length--)
            (place, tokens[length - 1]) = _steps[(length * _width) + place];
    }

    private static void Grow<T>(ref T[] array, long length)
    {
        if (array.Length < length)
            array = GC.AllocateUninitializedArray<T>(checked((int)length));
    }
}
