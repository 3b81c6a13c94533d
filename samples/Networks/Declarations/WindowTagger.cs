using CnnCodegen;

namespace Networks;

/// <summary>
/// Collobert et al. (2011), "Natural language processing (almost) from scratch", the window approach: each word's tag from the vectors of five words and of
/// their capitalisation.
/// </summary>
/// <remarks>
/// Beyond the ends stands the vector of id 0, as the paper's PADDING, but it is not trained. For 45 parts of speech; capitalisation is one of five classes,
/// where the paper has four: words without letters are a class of their own.
/// </remarks>
[SequenceTagger]
public sealed partial class WindowTagger
{
    [Words(MaxLength = 80)]                               partial Layer Words          { get; }
    [Embedding(130_000, 50, Pretrained = true)]           partial Layer WordVectors    { get; }
    [WordShapes(nameof(Words))]                           partial Layer Capitals       { get; }
    [Embedding(6, 5)]                                     partial Layer CapitalVectors { get; }
    [Concat(nameof(WordVectors), nameof(CapitalVectors))] partial Layer Features       { get; }
    [Conv1d(300, 5, Padding = Padding.Same), HardTanh]    partial Layer Hidden         { get; }
    [Conv1d(45, 1)]                                       partial Layer Scores         { get; }
    [Transitions]                                         partial Layer Pairs          { get; }
}
