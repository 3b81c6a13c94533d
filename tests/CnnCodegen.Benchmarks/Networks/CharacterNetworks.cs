namespace CnnCodegen.Benchmarks.Networks;

// Kim, Jernite, Sontag and Rush (2016), the small network, which reads words as characters.

/// <summary>What the filters of six widths find in one word's characters.</summary>
[Block]
internal sealed partial class Speller
{
    [Characters(MaxLength = 65)]                                      private partial Layer Letters { get; }
    [Embedding(51, 15)]                                               private partial Layer Vectors { get; }
    [ConvBank([25, 50, 75, 100, 125, 150], [1, 2, 3, 4, 5, 6]), Tanh] private partial Layer Spelling { get; }
}

/// <summary>Up to the last hidden states: without the layer that scores the vocabulary.</summary>
[SequenceTagger]
internal sealed partial class CharacterEncoder
{
    [Words(MaxLength = 35)] private partial Layer Words { get; }
    [PerToken<Speller>]     private partial Layer Spelled { get; }
    [Highway]               private partial Layer Gated { get; }
    [Lstm(300)]             private partial Layer Lower { get; }
    [Lstm(300)]             private partial Layer Upper { get; }
}

/// <summary>The same, large matrices in half the bytes.</summary>
[SequenceTagger(Weights = WeightFormat.BFloat16)]
internal sealed partial class CharacterEncoderBFloat16
{
    [Words(MaxLength = 35)] private partial Layer Words { get; }
    [PerToken<Speller>]     private partial Layer Spelled { get; }
    [Highway]               private partial Layer Gated { get; }
    [Lstm(300)]             private partial Layer Lower { get; }
    [Lstm(300)]             private partial Layer Upper { get; }
}

/// <summary>The whole network: CharacterLanguageModel of samples/Networks, without its dropout.</summary>
[LanguageModel]
internal sealed partial class CharacterModel
{
    [Words(MaxLength = 35)] private partial Layer Words { get; }
    [PerToken<Speller>]     private partial Layer Spelled { get; }
    [Highway]               private partial Layer Gated { get; }
    [Lstm(300)]             private partial Layer Lower { get; }
    [Lstm(300)]             private partial Layer Upper { get; }
    [Linear(10_000)]        private partial Layer Logits { get; }
}

/// <summary>The same, large matrices in half the bytes.</summary>
[LanguageModel(Weights = WeightFormat.BFloat16)]
internal sealed partial class CharacterModelBFloat16
{
    [Words(MaxLength = 35)] private partial Layer Words { get; }
    [PerToken<Speller>]     private partial Layer Spelled { get; }
    [Highway]               private partial Layer Gated { get; }
    [Lstm(300)]             private partial Layer Lower { get; }
    [Lstm(300)]             private partial Layer Upper { get; }
    [Linear(10_000)]        private partial Layer Logits { get; }
}

/// <summary>What a word comes to before the recurrence: the filters and the highway.</summary>
[Block]
internal sealed partial class GatedSpeller
{
    [Characters(MaxLength = 65)]                                      private partial Layer Letters { get; }
    [Embedding(51, 15)]                                               private partial Layer Vectors { get; }
    [ConvBank([25, 50, 75, 100, 125, 150], [1, 2, 3, 4, 5, 6]), Tanh] private partial Layer Spelling { get; }
    [Highway]                                                         private partial Layer Gated { get; }
}

/// <summary>The encoder over an open vocabulary, which remembers what words came to: more of them than the texts have.</summary>
[SequenceTagger]
internal sealed partial class RememberingCharacterEncoder
{
    [Words(MaxLength = 35)]                       private partial Layer Words { get; }
    [PerToken<GatedSpeller>(CachedWords = 4_096)] private partial Layer Spelled { get; }
    [Lstm(300)]                                   private partial Layer Lower { get; }
    [Lstm(300)]                                   private partial Layer Upper { get; }
}

/// <summary>The same, large matrices in half the bytes.</summary>
[SequenceTagger(Weights = WeightFormat.BFloat16)]
internal sealed partial class RememberingCharacterEncoderBFloat16
{
    [Words(MaxLength = 35)]                       private partial Layer Words { get; }
    [PerToken<GatedSpeller>(CachedWords = 4_096)] private partial Layer Spelled { get; }
    [Lstm(300)]                                   private partial Layer Lower { get; }
    [Lstm(300)]                                   private partial Layer Upper { get; }
}

/// <summary>The encoder over a closed vocabulary: what a word comes to is computed once, at load.</summary>
[SequenceTagger]
internal sealed partial class ClosedCharacterEncoder
{
    [Words(MaxLength = 35)]                  private partial Layer Words { get; }
    [PerToken<GatedSpeller>(Words = 10_000)] private partial Layer Spelled { get; }
    [Lstm(300)]                              private partial Layer Lower { get; }
    [Lstm(300)]                              private partial Layer Upper { get; }
}

/// <summary>The same, large matrices in half the bytes.</summary>
[SequenceTagger(Weights = WeightFormat.BFloat16)]
internal sealed partial class ClosedCharacterEncoderBFloat16
{
    [Words(MaxLength = 35)]                  private partial Layer Words { get; }
    [PerToken<GatedSpeller>(Words = 10_000)] private partial Layer Spelled { get; }
    [Lstm(300)]                              private partial Layer Lower { get; }
    [Lstm(300)]                              private partial Layer Upper { get; }
}
