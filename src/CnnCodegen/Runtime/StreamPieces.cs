using CnnCodegen.Text;

namespace CnnCodegen.Runtime;

/// <summary>
/// Makes the sequences of ids of a piece of a stream: none of the inputs before it, the tokens, and their spellings where the network reads tokens letter by letter. What tokens of the
/// vocabulary are spelled like is encoded once, at load.
/// </summary>
internal sealed class StreamPieces
{
    private readonly SpelledBlock[] _blocks;
    private readonly int _stream;

    private StreamPieces(SpelledBlock[] blocks, int stream, int longestPiece)
    {
        _blocks = blocks;
        _stream = stream;
        MostIds = checked(longestPiece * (1 + _blocks.Sum(static block => block.Limits.MaxLength)));
        MostSequences = checked(stream + 1 + (longestPiece * _blocks.Length));
    }

    /// <summary>The ids of the longest piece, in all its sequences together.</summary>
    public int MostIds { get; }

    /// <summary>The sequences of the longest piece.</summary>
    public int MostSequences { get; }

    /// <summary>For the last input of a network.</summary>
    /// <param name="file">The model file.</param>
    /// <param name="description">The network.</param>
    /// <param name="vocabulary">The vocabulary of the tokens; null where the file has none.</param>
    /// <param name="program">The compiled network.</param>
    /// <exception cref="ModelFileException">What the file tells of characters is faulty, or does not fit the network.</exception>
    public static StreamPieces Read(ModelFile file, NetworkDescription description, Vocabulary? vocabulary, StreamProgram program)
    {
        var blocks = new List<SpelledBlock>();
        foreach ((_, NetworkDescription block) in SequenceLimits.SpelledBlocks(description).Where(spelled => spelled.Input == program.Stream))
        {
            InputLimits limits = InputLimits.Of(block).Single();
            blocks.Add(new SpelledBlock(limits, TextEncoder.Read(file, block.Input, limits.Rows), vocabulary));
        }

        return new StreamPieces([.. blocks], program.Stream, program.LongestPiece);
    }

    /// <summary>A piece of tokens that are spelled as in the vocabulary. Allocates nothing.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="words">The tokens as they are written; empty where they are spelled as in the vocabulary.</param>
    /// <param name="ids">Working memory of <see cref="MostIds"/> ids.</param>
    /// <param name="ends">Working memory of <see cref="MostSequences"/> numbers.</param>
    public InputIds Of(ReadOnlySpan<int> tokens, ReadOnlySpan<string> words, Span<int> ids, Span<int> ends)
    {
        if (_blocks.Length == 0 && _stream == 0)
            return new InputIds(tokens);

        tokens.CopyTo(ids);
        ends[.._stream].Clear();
        int end = ends[_stream] = tokens.Length;
        int sequence = _stream + 1;
        foreach (SpelledBlock block in _blocks)
        {
            for (int i = 0; i < tokens.Length; i++)
                ends[sequence++] = end += words.IsEmpty ? block.Spell(tokens[i], ids[end..]) : block.Spell(words[i], ids[end..]);
        }

        return new InputIds(ids[..end], ends[..sequence]);
    }

    /// <summary>A block that reads the characters of each token.</summary>
    private sealed class SpelledBlock
    {
        private readonly TextEncoder? _characters;

        /// <summary>The spellings of the tokens of the vocabulary, one after another.</summary>
        private readonly int[] _ids = [];

        /// <summary>Where the spelling of each id ends.</summary>
        private readonly int[] _ends = [];

        public SpelledBlock(InputLimits limits, TextEncoder? characters, Vocabulary? vocabulary)
        {
            Limits = limits;
            _characters = characters;
            if (characters is null || vocabulary is null)
                return;
            var ids = new List<int>();
            int[] spelling = new int[limits.MaxLength];
            _ends = new int[vocabulary.Count];
            for (int id = 0; id < _ends.Length; id++)
            {
                // The reserved ids stand for no token that could be spelled.
                ids.AddRange(spelling.AsSpan(0, Spell(vocabulary.TokenOf(id) ?? "", spelling)));
                _ends[id] = ids.Count;
            }

            _ids = [.. ids];
        }

        public InputLimits Limits { get; }

        /// <summary>Writes the characters of a token of the vocabulary, and returns how many there are; those of no character for others.</summary>
        public int Spell(int token, Span<int> ids)
        {
            if (token >= _ends.Length)
                return Limits.Copy([], ids);
            ReadOnlySpan<int> spelling = _ids.AsSpan((token == 0 ? 0 : _ends[token - 1])..(_ends[token]));
            spelling.CopyTo(ids);
            return spelling.Length;
        }

        /// <summary>Writes the characters of a word, cut and filled, and returns how many there are.</summary>
        public int Spell(string word, Span<int> ids)
        {
            int count = _characters?.Encode<char>(word, ids[..Limits.MaxLength]) ?? 0;
            int length = Limits.Adjust(count);
            ids[count..length].Fill(Vocabulary.PaddingId);
            return length;
        }
    }
}
