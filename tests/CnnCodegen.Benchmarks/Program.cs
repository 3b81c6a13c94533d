using System.CommandLine;
using BenchmarkDotNet.Running;
using CnnCodegen.Benchmarks;
using CnnCodegen.Training;

// "compare" is the short driver of this project; all else is BenchmarkDotNet's: --filter, --list, --join, …
// Before anything asks libtorch, even for its version.
Torch.EnsureLoaded();

if (args is not ["compare", ..])
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    return 0;
}

return new RootCommand("Benchmarks of generated inference code.") { new CompareCommand() }.Parse(args).Invoke();
