namespace CnnCodegen;

/// <summary>
/// How large matrices that are read once per text lie in memory: those of <c>Linear</c> layers over vectors, and of recurrent states. Their
/// speed is that of the memory, so half the bytes take half the time.
/// </summary>
public enum WeightFormat
{
    /// <summary>As trained: 4 bytes a weight.</summary>
    Float32,

    /// <summary>
    /// Rounded at load to the 8 bits of precision of brain floating point: 2 bytes a weight, each weight off by up to 1/256 of itself (0.4 %).
    /// Sums stay in single precision.
    /// </summary>
    BFloat16,
}
