using System.Runtime.InteropServices;

namespace CnnCodegen.Training.Native;

/// <summary>Lets the C library keep the memory that libtorch frees, for the next tensors.</summary>
/// <remarks>
/// Each training step makes tensors of the same sizes as the one before it. glibc gives freed memory back to the system once much of it lies at the heap's end, and
/// the system clears every page that it hands out again: for a language model of 10,000 words a fifth of the time. Tensors of more than
/// <see cref="LargestOfHeap"/> bytes go back to the system nevertheless.
/// </remarks>
internal static class FreedMemory
{
    // malloc.h of glibc.
    private const int TrimThreshold = -1;
    private const int MapThreshold = -3;

    /// <summary>The largest that glibc takes.</summary>
    private const int LargestOfHeap = 32 << 20;

    /// <summary>Asks for it, where the C library is glibc; others do as they do.</summary>
    public static void Keep()
    {
        if (!OperatingSystem.IsLinux())
            return;

        try
        {
            _ = SetOption(TrimThreshold, int.MaxValue);
            _ = SetOption(MapThreshold, LargestOfHeap);
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another C library: training is no worse for it than it was.
        }
    }

    [DllImport("libc.so.6", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetOption(int option, int value);
}
