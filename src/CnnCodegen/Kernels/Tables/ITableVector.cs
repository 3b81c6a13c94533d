using System.Runtime.CompilerServices;

namespace CnnCodegen.Kernels;

/// <summary>Vectors of a table's numbers of one width, for kernels that are written once for all.</summary>
/// <typeparam name="TNumber">A number.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
internal interface ITableVector<TNumber, TVector>
    where TNumber : struct
    where TVector : struct
{
    /// <summary>The numbers in a vector; a divisor of a panel.</summary>
    static abstract int Lanes { get; }

    /// <summary>The smallest number in all lanes.</summary>
    static abstract TVector Lowest { get; }

    /// <summary>Whether <see cref="Lowest"/> stays the smallest whatever is added.</summary>
    static abstract bool IsLowestForGood { get; }

    /// <summary>The vector at an offset in numbers; nothing is checked.</summary>
    static abstract TVector Load(ref readonly TNumber source, int offset);

    /// <summary>Stores a vector at an offset in numbers; nothing is checked.</summary>
    static abstract void Store(TVector x, ref TNumber target, int offset);

    static abstract TVector Add(TVector x, TVector y);

    static abstract TVector Max(TVector x, TVector y);
}

/// <summary>The floats of a width.</summary>
internal readonly struct FloatVector<TWidth, TVector> : ITableVector<float, TVector>
    where TWidth : struct, IVectorWidth<TVector>
    where TVector : struct
{
    public static int Lanes => TWidth.Lanes;

    public static TVector Lowest => TWidth.Create(float.NegativeInfinity);

    public static bool IsLowestForGood => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Load(ref readonly float source, int offset) => TWidth.Load(in source, offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TVector x, ref float target, int offset) => TWidth.Store(x, ref target, offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Add(TVector x, TVector y) => TWidth.Add(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Max(TVector x, TVector y) => TWidth.Max(x, y);
}
