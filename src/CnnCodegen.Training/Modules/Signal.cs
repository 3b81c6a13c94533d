using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>What flows between layers for one batch.</summary>
/// <param name="Values">
/// Token ids <c>[texts, longest]</c>, a sequence <c>[texts, channels, longest]</c>, or a vector <c>[texts, channels]</c>. Positions of a
/// sequence past a text's length hold any finite number: a layer that would see them fills them first.
/// </param>
/// <param name="Lengths">The lengths of a sequence or of token ids; <see langword="null"/> for a vector.</param>
internal sealed record Signal(Tensor Values, SequenceLengths? Lengths)
{
    private Tensor? _zeroed;

    /// <summary>A sequence with zeros at absent positions.</summary>
    public Tensor Zeroed => _zeroed ??= Sequence.Fill(Values, 0);

    /// <summary>The lengths of a sequence.</summary>
    public SequenceLengths Sequence => Lengths ?? throw new InvalidOperationException("A layer that works along time was given a vector.");
}
