namespace CnnCodegen.Training;

/// <summary>How <see cref="TaggedDataSet.Read"/> reads a file. All have defaults.</summary>
public sealed record TaggedReadOptions
{
    /// <summary>
    /// Whether the file is CoNLL-U: ten columns separated by tabs, lines of comment that begin with <c>#</c>, and lines of several words (<c>1-2</c>) and of omitted
    /// ones (<c>1.1</c>), which are passed over. Without it, a file is if its name ends with <c>.conllu</c>, or with <c>.conllu.gz</c>.
    /// </summary>
    public bool? IsConllU { get; init; }

    /// <summary>The column of the word, from 1; without it the first, in CoNLL-U the second.</summary>
    public int? WordColumn { get; init; }

    /// <summary>The column of the tag, from 1; without it the last, in CoNLL-U the fourth, which has the universal parts of speech.</summary>
    public int? TagColumn { get; init; }

    /// <summary>Checks that all settings are in their ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is not.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(WordColumn ?? 1, 1, nameof(WordColumn));
        ArgumentOutOfRangeException.ThrowIfLessThan(TagColumn ?? 1, 1, nameof(TagColumn));
    }
}
