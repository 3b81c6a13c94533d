namespace CnnCodegen;

/// <summary>
/// A recurrent layer: at each position a new state from the position and the state before. Input: <c>length × channels</c>. Output:
/// <c>length × units</c>, <c>length × 2 · units</c> with both directions; with <see cref="FinalState"/> a vector.
/// </summary>
/// <remarks>
/// The weights are named and shaped as in PyTorch: layer <c>k</c> has <c>weight_ih_l{k}</c>, <c>weight_hh_l{k}</c>, <c>bias_ih_l{k}</c> and <c>bias_hh_l{k}</c>, and
/// with both directions the same with the suffix <c>_reverse</c>. The backward direction starts at a text's own end.
/// </remarks>
public abstract class RecurrentAttribute : LayerAttribute
{
    private protected RecurrentAttribute(int units) => Units = units;

    /// <summary>The size of the state.</summary>
    public int Units { get; }

    /// <summary>How many layers stand on each other, each reading what the one below yields.</summary>
    public int Layers { get; set; } = 1;

    /// <summary>Whether a second recurrence runs from the end to the beginning; the two results are joined along the channels, forward first.</summary>
    public bool Bidirectional { get; set; }

    /// <summary>In training, the probability of dropout between the layers, in [0, 1); PyTorch's <c>dropout</c>.</summary>
    public double LayerDropout { get; set; }

    /// <summary>
    /// Whether the result is the final state of the last layer alone: a vector of <c>units</c>, with both directions
    /// <c>[h_forward(last) ; h_backward(first)]</c>.
    /// </summary>
    public bool FinalState { get; set; }

    /// <summary>
    /// The layer, as <c>nameof(Other)</c>, that gives the first state of every layer and direction: a vector of <c>units</c>, or a sequence, which
    /// stands for its last position. Without it the first state is zero.
    /// </summary>
    public string? State { get; set; }
}
