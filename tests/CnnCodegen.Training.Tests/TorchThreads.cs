using System.Runtime.CompilerServices;

namespace CnnCodegen.Training.Tests;

internal static class TorchThreads
{
    /// <summary>
    /// The tests' networks are so small that libtorch's threads only wait for each other, and all the more when tests run side by side.
    /// </summary>
    [ModuleInitializer]
    public static void UseOne()
    {
        Torch.EnsureLoaded();
        TorchSharp.torch.set_num_threads(1);
    }
}
