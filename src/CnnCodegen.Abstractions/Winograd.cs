namespace CnnCodegen;

/// <summary>
/// Whether convolutions may be computed by minimal filtering with six points (Winograd; Lavin and Gray 2016), which takes half the
/// multiplications for filters of width 3 and 4, and 0.6 of them for width 2 and 5.
/// </summary>
public enum Winograd
{
    /// <summary>
    /// Where it is faster by the compiler's estimate. Results differ from the direct sums by rounding: some 1e-6 of the largest result.
    /// The transformed filters take 3, 2, 1.5 and 1.2 times the memory of filters of width 2, 3, 4 and 5.
    /// </summary>
    Auto,

    /// <summary>Never.</summary>
    Off,

    /// <summary>
    /// Wherever it is possible, faster or not: dense filters of width 2 to 5 at each position. For comparing, and for machines on which the estimate is wrong.
    /// </summary>
    Always,
}
