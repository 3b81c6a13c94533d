namespace CnnCodegen.Benchmarks.Peers;

/// <summary>The ways to write the recurrence <c>c_t = f_t · c_{t−1} + (1 − f_t) · z_t</c>, which no engine has an operation for.</summary>
internal enum RecurrenceForm
{
    /// <summary>Position by position: ONNX's <c>Scan</c>; a loop with libtorch.</summary>
    Loop,

    /// <summary>Position by position without a loop: as many operations as there are positions.</summary>
    Unrolled,

    /// <summary>
    /// The text in blocks: all blocks take a step at once, each from zero; then the state at the end of each block is carried to the next one and added to its steps. The
    /// same to rounding, with far fewer operations, and not found in any exported model.
    /// </summary>
    Blocks,
}
