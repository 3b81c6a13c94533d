using CnnCodegen.Training.Native;

namespace CnnCodegen.Training;

/// <summary>Sees to it that TorchSharp can be used in this process.</summary>
public static class Torch
{
    /// <summary>
    /// Loads TorchSharp's native libraries. Every entry point of this package calls it; a program that uses TorchSharp by itself calls it
    /// before TorchSharp's first use. Any number of calls, from any threads.
    /// </summary>
    /// <exception cref="LibTorchException">The libraries are missing, cannot be loaded, or compute wrongly on this machine; the message says what to do.</exception>
    public static void EnsureLoaded() => LibTorchLoader.EnsureLoaded();

    /// <summary>
    /// Whether libtorch may use oneDNN, by which it computes convolutions and LSTMs on x64. On some virtual machines oneDNN computes them wrongly; libtorch then does
    /// without it, and may need longer.
    /// </summary>
    /// <exception cref="LibTorchException">The libraries are missing or cannot be loaded, or compute wrongly without oneDNN too.</exception>
    public static bool UsesOneDnn
    {
        get
        {
            EnsureLoaded();
            return OneDnn.IsUsed;
        }
    }
}
