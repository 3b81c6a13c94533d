namespace CnnCodegen.Kernels;

/// <summary>
/// How filters lie on the rows that they read. A filter covers <see cref="Taps"/> stretches of <see cref="Run"/> floats each: one position is a
/// stretch, or all of them are one where they lie next to each other. Dense, dilated, strided and grouped convolutions differ in these numbers
/// alone.
/// </summary>
/// <param name="taps">The stretches under a filter.</param>
/// <param name="run">The floats of a stretch.</param>
/// <param name="tapStep">The floats from the start of a stretch to the start of the next.</param>
/// <param name="rowStep">The floats from the first one under a filter to the first one under it at the next position of the result.</param>
/// <param name="outputPitch">The floats from one row of the result to the next; 0 where only maxima are kept.</param>
public readonly struct FilterWindow(int taps, int run, int tapStep, int rowStep, int outputPitch)
{
    /// <summary>The stretches under a filter.</summary>
    public int Taps { get; } = taps;

    /// <summary>The floats of a stretch.</summary>
    public int Run { get; } = run;

    /// <summary>The floats from the start of a stretch to the start of the next.</summary>
    public int TapStep { get; } = tapStep;

    /// <summary>The floats from the first one under a filter to the first one under it at the next position of the result.</summary>
    public int RowStep { get; } = rowStep;

    /// <summary>The floats from one row of the result to the next; 0 where only maxima are kept.</summary>
    public int OutputPitch { get; } = outputPitch;

    /// <summary>The weights of a filter.</summary>
    public int Depth => Taps * Run;

    /// <summary>The floats from the first one to behind the last one that a filter reads for some neighbouring positions of the result.</summary>
    /// <param name="rows">The number of positions.</param>
    public int Reach(int rows) => ((rows - 1) * RowStep) + ((Taps - 1) * TapStep) + Run;
}
