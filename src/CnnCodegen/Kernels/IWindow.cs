namespace CnnCodegen.Kernels;

/// <summary>
/// What a tile knows about its convolution: constants of a generated type, so that the JIT compiles each tile for exactly these sizes.
/// </summary>
public interface IWindow
{
    /// <summary>The floats under a filter: its width times <see cref="Pitch"/>. They lie next to each other, because time is the outer dimension.</summary>
    static abstract int Depth { get; }

    /// <summary>The floats from one input row (position) to the next.</summary>
    static abstract int Pitch { get; }

    /// <summary>The floats from one output row to the next; 0 where only maxima are kept.</summary>
    static abstract int OutputPitch { get; }
}
