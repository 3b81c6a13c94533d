using TorchSharp;

namespace CnnCodegen.Training;

/// <summary>The constants that TorchSharp's methods are called with, kept as long as the process lives.</summary>
/// <remarks>
/// A <see cref="Scalar"/> frees its native number in a finalizer, and TorchSharp's methods read no more of it than the number's address. One that nothing
/// refers to afterwards, as implicit conversions make them, may be collected and freed by another thread while libtorch still reads it. Therefore
/// constants are kept here, and any other number is a <c>using</c> variable, which lives to the end of its block; BannedSymbols.txt bans what
/// makes scalars out of sight. Whole numbers are integers, which leave the type of every tensor as it is.
/// </remarks>
internal static class Scalars
{
    /// <summary>The integer 0.</summary>
    public static Scalar Zero { get; } = 0L.ToScalar();

    /// <summary>The integer 1.</summary>
    public static Scalar One { get; } = 1L.ToScalar();

    /// <summary>The integer -1.</summary>
    public static Scalar MinusOne { get; } = (-1L).ToScalar();

    /// <summary>The floating-point number -∞.</summary>
    public static Scalar NegativeInfinity { get; } = double.NegativeInfinity.ToScalar();
}
