using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace CnnCodegen.Kernels;

/// <summary>Brings memory near before it is read.</summary>
public static class CacheLines
{
    /// <summary>Begins to bring a line into the second cache, where the processor takes such hints; reads nothing.</summary>
    /// <param name="address">A place in the line. It may lie behind the end of what it was derived from: a hint for a place that does not exist is none.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Fetch(ref float address)
    {
        // No pin: if the collector moves what it points to, a line is fetched for nothing.
        if (Sse.IsSupported)
            Sse.Prefetch1(Unsafe.AsPointer(ref address));
    }
}
