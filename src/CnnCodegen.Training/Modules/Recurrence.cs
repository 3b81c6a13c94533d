using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>One layer of a recurrent network, in one direction or both.</summary>
internal abstract class Recurrence : IDisposable
{
    /// <summary>The parameters by PyTorch's names for the first layer, such as <c>weight_ih_l0</c>.</summary>
    public abstract IReadOnlyList<(string Name, Parameter Values)> Weights { get; }

    /// <summary>The number of directions.</summary>
    protected abstract int Directions { get; }

    /// <summary>Runs over the own positions of all texts; the backward direction starts at a text's own end.</summary>
    /// <param name="values"><c>[texts, channels, longest]</c>.</param>
    /// <param name="lengths">The lengths.</param>
    /// <param name="state">The state to start from in each direction, <c>[texts, units]</c>; zeros without it.</param>
    /// <returns>
    /// The outputs <c>[texts, directions · units, longest]</c>, and the states <c>[texts, directions · units]</c> that each direction ends with.
    /// </returns>
    public (Tensor Outputs, Tensor Final) Run(Tensor values, SequenceLengths lengths, Tensor? state)
    {
        var outputs = new Tensor[Directions];
        var final = new Tensor[Directions];
        for (int direction = 0; direction < outputs.Length; direction++)
        {
            bool backward = direction == 1;
            Tensor states = Scan(direction, backward ? lengths.Reverse(values) : values, state);
            final[direction] = lengths.Last(states);
            outputs[direction] = backward ? lengths.Reverse(states) : states;
        }

        return (Joined(outputs), Joined(final));

        // One alone is not copied: libtorch takes it as it lies.
        static Tensor Joined(Tensor[] directions) => directions is [Tensor only] ? only : cat(directions, 1);
    }

    /// <summary>Runs on, forwards, over the next piece of streams from the states that the piece before ended with.</summary>
    /// <param name="values">The piece, <c>[streams, channels, length]</c>.</param>
    /// <param name="memory">Where the states are kept.</param>
    /// <param name="name">What the layer is called there.</param>
    /// <returns>The outputs <c>[streams, units, length]</c>.</returns>
    public abstract Tensor Continue(Tensor values, StreamMemory memory, string name);

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }

    /// <summary>What is added to the names of a direction's weights.</summary>
    /// <param name="direction">The direction: 0 forward, 1 backward.</param>
    protected static string Suffix(int direction) => direction == 0 ? "" : "_reverse";

    /// <summary>Runs one direction's weights forwards over all positions.</summary>
    /// <param name="direction">The direction.</param>
    /// <param name="values"><c>[texts, channels, longest]</c>.</param>
    /// <param name="state">The state to start from, <c>[texts, units]</c>; zeros without it.</param>
    /// <returns>The state after each position, <c>[texts, units, longest]</c>.</returns>
    protected abstract Tensor Scan(int direction, Tensor values, Tensor? state);
}
