using CnnCodegen.Text;

namespace CnnCodegen.Preparation;

/// <summary>How the words of a closed vocabulary are spelled. Made at load time, read-only afterwards.</summary>
public sealed class Spellings
{
    private readonly int[][] _words;

    /// <summary>Reads the stored spellings.</summary>
    /// <param name="ids"><c>[words, characters]</c>, ids of characters, filled up with 0.</param>
    /// <param name="characters">The most characters of a word.</param>
    /// <param name="minLength">The fewest characters that the block works on; shorter words are filled up.</param>
    /// <param name="rows">The number of characters that there are; ids are below.</param>
    /// <param name="name">The tensor's name.</param>
    /// <exception cref="ModelFileException">An element is no id of a character.</exception>
    public Spellings(ReadOnlySpan<float> ids, int characters, int minLength, int rows, string name)
    {
        _words = new int[ids.Length / characters][];
        for (int word = 0; word < _words.Length; word++)
            _words[word] = Word(ids.Slice(word * characters, characters), minLength, rows, word, name);
    }

    /// <summary>The number of words.</summary>
    public int Count => _words.Length;

    /// <summary>The characters of a word, filled up where it is short.</summary>
    public ReadOnlySpan<int> this[int word] => _words[word];

    private static int[] Word(ReadOnlySpan<float> ids, int minLength, int rows, int word, string name)
    {
        ids = ids[..Math.Max(minLength, 1 + ids.LastIndexOfAnyExcept((float)Vocabulary.PaddingId))];
        int[] characters = new int[ids.Length];
        for (int i = 0; i < ids.Length; i++)
        {
            characters[i] = (int)ids[i];
            if (characters[i] != ids[i] || (uint)characters[i] >= (uint)rows)
                throw new ModelFileException(name, FormattableString.Invariant($"ids of characters, whole numbers from 0 to {rows - 1}"), FormattableString.Invariant($"{ids[i]} in word {word}"));
        }

        return characters;
    }
}
