namespace CnnCodegen.Benchmarks.Peers;

/// <summary>How a network is put to a peer.</summary>
/// <param name="Convolution">Its convolutions.</param>
/// <param name="Recurrence">Its recurrences; <see langword="null"/> where it has none.</param>
internal sealed record PeerForm(ConvolutionForm Convolution, RecurrenceForm? Recurrence = null)
{
    public override string ToString() => Recurrence is null ? Convolution.ToString() : $"{Convolution} + {Recurrence}";
}
