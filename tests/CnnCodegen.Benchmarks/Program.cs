using System.CommandLine;
using BenchmarkDotNet.Running;
using CnnCodegen.Benchmarks;
using CnnCodegen.Training;

// "compare" and "generate" are the short drivers of this project; all else is BenchmarkDotNet's: --filter, --list, --join, …
// The generator needs no libtorch, and its first run is to be timed in a process that has done little else.
if (args is ["generate", ..])
    return new RootCommand("Measures the generator.") { new GenerateCommand() }.Parse(args).Invoke();

// Before anything asks libtorch, even for its version.
Torch.EnsureLoaded();

if (args is not ["compare", ..])
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    return 0;
}

return new RootCommand("Benchmarks of generated inference code.") { new CompareCommand() }.Parse(args).Invoke();
