namespace CnnCodegen.Training.Tests.Tagging;

/// <summary>Each word's tag by itself, from a window of three words.</summary>
[SequenceTagger]
internal sealed partial class WindowTagger
{
    [Words(MaxLength = 8)]             partial Layer Text    { get; }
    [Embedding(60, 12)]                partial Layer Vectors { get; }
    [Window(3, LearnedPadding = true)] partial Layer Windows { get; }
    [Linear(32), Tanh]                 partial Layer Hidden  { get; }
    [Linear(3)]                        partial Layer Scores  { get; }
}

/// <summary>As <see cref="WindowTagger"/>, with the scores of neighbouring tags; texts are filled up, and some of what is hidden is dropped in training.</summary>
[SequenceTagger]
internal sealed partial class PairTagger
{
    [Words(MaxLength = 8, FixedLength = true)] partial Layer Text    { get; }
    [Embedding(60, 12)]                        partial Layer Vectors { get; }
    [Window(3, LearnedPadding = true)]         partial Layer Windows { get; }
    [Conv1d(32, 1), Tanh, Dropout(0.1)]        partial Layer Hidden  { get; }
    [Conv1d(3, 1)]                             partial Layer Scores  { get; }
    [Transitions]                              partial Layer Pairs   { get; }
}

/// <summary>CharWNN in small: words and the letters that they are written with.</summary>
[SequenceTagger]
internal sealed partial class SpellingTagger
{
    [Words(MaxLength = 8)]                       partial Layer Text     { get; }
    [Embedding(60, 8)]                           partial Layer Vectors  { get; }
    [PerToken<Speller>(From = nameof(Text))]     partial Layer Spelled  { get; }
    [Concat(nameof(Vectors), nameof(Spelled))]   partial Layer Features { get; }
    [Window(3)]                                  partial Layer Windows  { get; }
    [Linear(3)]                                  partial Layer Scores   { get; }
    [Transitions]                                partial Layer Pairs    { get; }

    [Block]
    private sealed partial class Speller
    {
        [Characters(MaxLength = 6)] partial Layer Letters  { get; }
        [Embedding(40, 4)]          partial Layer Vectors  { get; }
        [Window(3)]                 partial Layer Windows  { get; }
        [Linear(5)]                 partial Layer Filters  { get; }
        [MaxOverTime]               partial Layer Spelling { get; }
    }
}

/// <summary>Sentences for the tests.</summary>
internal static class Sentences
{
    private static readonly string[] Tags = ["B-X", "I-X", "O"];

    /// <summary>Random words with random tags: there is nothing to generalise, all must be learnt by heart.</summary>
    public static TaggedSentence[] Random(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(index =>
        {
            int length = 1 + (index % 8);
            return new TaggedSentence(
                [.. Enumerable.Range(0, length).Select(_ => $"w{random.Next(40)}")],
                [.. Enumerable.Range(0, length).Select(token => Tags[index == 0 ? token : random.Next(3)])]);
        })];
    }

    /// <summary>A sentence of words with their tags, such as <c>Ada/B-X came/O</c>.</summary>
    public static TaggedSentence Of(string text)
    {
        string[][] tokens = [.. text.Split(' ').Select(static token => token.Split('/'))];
        return new TaggedSentence([.. tokens.Select(static token => token[0])], [.. tokens.Select(static token => token[1])]);
    }
}
