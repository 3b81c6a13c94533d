using CnnCodegen.Training.Native;

namespace CnnCodegen.Training;

/// <summary>Sees to it that TorchSharp can be used in this process.</summary>
public static class Torch
{
    /// <summary>
    /// Loads TorchSharp's native libraries. Every entry point of this package calls it; a program that uses TorchSharp by itself calls it
    /// before TorchSharp's first use. Any number of calls, from any threads.
    /// </summary>
    /// <exception cref="LibTorchException">The libraries are missing or cannot be loaded; the message says what to do.</exception>
    public static void EnsureLoaded() => LibTorchLoader.EnsureLoaded();
}
