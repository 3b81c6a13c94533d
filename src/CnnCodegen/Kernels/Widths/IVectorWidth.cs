namespace CnnCodegen.Kernels;

/// <summary>
/// Arithmetic on vectors of one width. A kernel is written once against it, and the JIT compiles it for each width as if it had been
/// written for that one: all members are inlined to an instruction or two.
/// </summary>
/// <typeparam name="TVector">The vector: <c>Vector512&lt;float&gt;</c>, or just <c>float</c> where a channel stands alone.</typeparam>
internal interface IVectorWidth<TVector>
    where TVector : struct
{
    /// <summary>The floats in a vector.</summary>
    static abstract int Lanes { get; }

    /// <summary>The same value in all lanes.</summary>
    static abstract TVector Create(float value);

    /// <summary>The vector at an offset in floats; nothing is checked.</summary>
    static abstract TVector Load(ref readonly float source, int offset);

    /// <summary>
    /// Two vectors of brain floats that lie in a pair (<see cref="Preparation.AlignedBrainFloats.PairsOf"/>), widened, at an offset in brain floats; nothing is
    /// checked.
    /// </summary>
    static abstract (TVector First, TVector Second) LoadPair(ref readonly ushort source, int offset);

    /// <summary>Stores at an offset in floats; nothing is checked.</summary>
    static abstract void Store(TVector x, ref float target, int offset);

    static abstract TVector Add(TVector x, TVector y);

    static abstract TVector Subtract(TVector x, TVector y);

    static abstract TVector Multiply(TVector x, TVector y);

    static abstract TVector Divide(TVector x, TVector y);

    /// <summary><c>x · y + z</c>, rounded once where the machine can.</summary>
    static abstract TVector MultiplyAdd(TVector x, TVector y, TVector z);

    /// <summary>The smaller of two; of a number and NaN the second operand on some machines and NaN on others.</summary>
    static abstract TVector Min(TVector x, TVector y);

    /// <summary>The larger of two; of a number and NaN the second operand on some machines and NaN on others.</summary>
    static abstract TVector Max(TVector x, TVector y);

    /// <summary>A mask: all bits of the lanes where <c>x &gt; y</c>.</summary>
    static abstract TVector IsGreater(TVector x, TVector y);

    /// <summary>A mask: all bits of the lanes where <c>x ≥ y</c>.</summary>
    static abstract TVector IsAtLeast(TVector x, TVector y);

    /// <summary><paramref name="x"/> in the lanes of the mask, zero in the others.</summary>
    static abstract TVector And(TVector mask, TVector x);

    /// <summary><paramref name="x"/> in the lanes of the mask, <paramref name="y"/> in the others.</summary>
    static abstract TVector Select(TVector mask, TVector x, TVector y);

    /// <summary>One bit per lane of a mask, the first lane lowest.</summary>
    static abstract uint Bits(TVector mask);

    /// <summary>The last lanes; zero in the others.</summary>
    static abstract TVector Last(TVector x, int lanes);

    /// <summary>The sum of all lanes.</summary>
    static abstract float Sum(TVector x);

    /// <summary><c>2^n</c> of integers that were rounded by adding <see cref="VectorFunctions.Rounding"/>, from −126 to 127.</summary>
    static abstract TVector PowerOfTwo(TVector rounded);
}
