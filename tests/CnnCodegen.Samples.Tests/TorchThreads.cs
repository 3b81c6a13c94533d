using System.Runtime.CompilerServices;
using CnnCodegen.Training;
using TorchSharp;

namespace CnnCodegen.Samples.Tests;

/// <summary>Tests run side by side on as many threads as there are cores; libtorch's own threads would only stand in their way.</summary>
internal static class TorchThreads
{
    [ModuleInitializer]
    public static void Limit()
    {
        Torch.EnsureLoaded();
        torch.set_num_threads(1);
    }
}
