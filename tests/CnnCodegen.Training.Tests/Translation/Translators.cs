namespace CnnCodegen.Training.Tests.Translation;

/// <summary>The first model of Kalchbrenner and Blunsom (2013) in small: one vector of the source, added to each token of the target.</summary>
[Translator]
internal sealed partial class VectorTranslator
{
    [Words(MaxLength = 10)]                         partial Layer Source        { get; }
    [Embedding(30, 16)]                             partial Layer SourceVectors { get; }
    [SentenceModel]                                 partial Layer Sentence      { get; }
    [Linear(24, Bias = false)]                      partial Layer Condition     { get; }
    [Words(MaxLength = 8)]                          partial Layer Target        { get; }
    [Embedding(30, 24)]                             partial Layer TargetVectors { get; }
    [Add(nameof(TargetVectors), nameof(Condition))] partial Layer Conditioned   { get; }
    [Lstm(24)]                                      partial Layer States        { get; }
    [Linear(28)]                                    partial Layer Logits        { get; }
}

/// <summary>The second model of Kalchbrenner and Blunsom (2013) in small: a column of the source, added to each token of the target.</summary>
[Translator]
internal sealed partial class ColumnTranslator
{
    [Words(MaxLength = 10)]                                            partial Layer Source        { get; }
    [Embedding(30, 64)]                                                partial Layer SourceVectors { get; }
    [Conv1d(64, 2, Groups = 64, Bias = false), Sigmoid]                partial Layer Bigrams       { get; }
    [Conv1d(64, 3, Groups = 64, Bias = false), Sigmoid]                partial Layer FourGrams     { get; }
    [Linear(64, Bias = false), Sigmoid]                                partial Layer Translated    { get; }
    [Conv1d(64, 3, Padding = Padding.Wide, Groups = 64, Bias = false)] partial Layer Unfolding     { get; }
    [Conv1d(64, 2, Padding = Padding.Wide, Groups = 64, Bias = false)] partial Layer Columns       { get; }
    [Words(MaxLength = 8)]                                             partial Layer Target        { get; }
    [Embedding(30, 64)]                                                partial Layer TargetVectors { get; }
    [FitLength(nameof(Target), From = nameof(Columns))]                partial Layer Fitted        { get; }
    [Linear(64, Bias = false)]                                         partial Layer Condition     { get; }
    [Add(nameof(TargetVectors), nameof(Condition))]                    partial Layer Conditioned   { get; }
    [Rnn(64, Nonlinearity = Activation.Sigmoid, InputWeights = false)] partial Layer States        { get; }
    [Linear(28, Bias = false)]                                         partial Layer Logits        { get; }
}

/// <summary>The quasi-recurrent one with attention in small, of Bradbury et al. (2017).</summary>
[Translator]
internal sealed partial class AttentionTranslator
{
    [Words(MaxLength = 10)]                                          partial Layer Source        { get; }
    [Embedding(30, 16)]                                              partial Layer SourceVectors { get; }
    [Qrnn(24, 2)]                                                    partial Layer Encoder       { get; }
    [Words(MaxLength = 8)]                                           partial Layer Target        { get; }
    [Embedding(30, 16)]                                              partial Layer TargetVectors { get; }
    [Qrnn(24, 2, State = nameof(Encoder), Memory = nameof(Encoder))] partial Layer Decoder       { get; }
    [Linear(28)]                                                     partial Layer Logits        { get; }
}

/// <summary>Letters on both sides.</summary>
[Translator]
internal sealed partial class LetterTranslator
{
    [Characters(MaxLength = 12)]                  partial Layer Source        { get; }
    [Embedding(20, 8)]                            partial Layer SourceSymbols { get; }
    [Qrnn(16, 2)]                                 partial Layer Encoder       { get; }
    [Characters(MaxLength = 8)]                   partial Layer Target        { get; }
    [Embedding(20, 8)]                            partial Layer TargetSymbols { get; }
    [Qrnn(16, 2, State = nameof(Encoder))]        partial Layer Decoder       { get; }
    [Linear(20)]                                  partial Layer Logits        { get; }
}

/// <summary>Pairs for the tests.</summary>
internal static class Pairs
{
    /// <summary>Random sentences of one to seven out of 4 words, translated word by word: unseen sentences are translated, too, by who has found the dictionary.</summary>
    public static SentencePair[] WordByWord(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            int[] words = [.. Enumerable.Range(0, 1 + random.Next(7)).Select(_ => random.Next(4))];
            return new SentencePair(string.Join(' ', words.Select(static word => $"s{word}")), string.Join(' ', words.Select(static word => $"t{(word + 1) % 4}")));
        })];
    }

    /// <summary>Random words on both sides: there is nothing to generalise, all must be learnt by heart.</summary>
    public static SentencePair[] Random(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(index => new SentencePair(Words("s", 1 + (index % 6)), Words("t", 1 + (index * 5 % 7))))];

        string Words(string letter, int length) => string.Join(' ', Enumerable.Range(0, length).Select(_ => $"{letter}{random.Next(20)}"));
    }
}
