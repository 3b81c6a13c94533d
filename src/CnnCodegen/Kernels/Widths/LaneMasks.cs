using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnCodegen.Kernels;

/// <summary>Masks of the last lanes of a vector, for a rest that is shorter than a vector: its vector overlaps the one before it.</summary>
internal static class LaneMasks
{
    private const int MostLanes = 16;

    private static ReadOnlySpan<uint> Table =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u,
    ];

    /// <summary>Where the mask of the last <paramref name="kept"/> of <paramref name="lanes"/> lanes starts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref readonly uint Last(int kept, int lanes) => ref Unsafe.Add(ref MemoryMarshal.GetReference(Table), MostLanes - lanes + kept);
}
