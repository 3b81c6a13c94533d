namespace CnnCodegen.Runtime.Tests;

/// <summary>Counts what the present thread allocates.</summary>
internal static class Allocations
{
    /// <summary>The bytes that 100 calls allocate, after some calls to come to the steady state.</summary>
    public static long Of(Action action)
    {
        for (int i = 0; i < 100; i++)
            action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
