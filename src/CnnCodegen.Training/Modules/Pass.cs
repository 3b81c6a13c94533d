using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>What all layers of one forward pass share.</summary>
/// <param name="Tokens">The token ids that each input layer yields.</param>
/// <param name="Spellings">
/// For each PerToken, the characters of the batch's tokens, and for each position of each text, <c>[texts, longest]</c>, which of these tokens it is.
/// </param>
/// <param name="Training">Whether dropout acts and batch normalisation takes the batch's statistics.</param>
/// <param name="Chance">What dropout draws from.</param>
internal sealed record Pass(IReadOnlyList<Signal> Tokens, IReadOnlyList<(Signal Words, Tensor Places)> Spellings, bool Training, Chance Chance)
{
    /// <summary>What is remembered of earlier pieces, where the tokens are the next piece of streams; null where they are whole texts.</summary>
    public StreamMemory? Memory { get; init; }
}
