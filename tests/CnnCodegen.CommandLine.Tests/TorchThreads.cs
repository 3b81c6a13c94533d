using System.Runtime.CompilerServices;
using CnnCodegen.Training;
using TorchSharp;

namespace CnnCodegen.CommandLine.Tests;

internal static class TorchThreads
{
    /// <summary>One thread for each operation: the networks are tiny, and several tests run at a time.</summary>
    [ModuleInitializer]
    public static void UseOne()
    {
        Torch.EnsureLoaded();
        torch.set_num_threads(1);
    }
}
