using System.CommandLine;
using BenchmarkDotNet.Running;
using CnnCodegen.Benchmarks;
using CnnCodegen.Benchmarks.Training;
using CnnCodegen.Training;

// "compare", "startup", "generate", "training" and "training-memory" are the short drivers of this project; all else is BenchmarkDotNet's: --filter, --list, --join, …
// The generator needs no libtorch, and its first run is to be timed in a process that has done little else.
if (args is ["generate" or "startup", ..])
    return new RootCommand("Measures the generator, and the start of a program.") { new GenerateCommand(), new StartupCommand() }.Parse(args).Invoke();

// Before anything asks libtorch, even for its version.
Torch.EnsureLoaded();

if (args is not ["compare" or "measure" or "training" or "training-memory", ..])
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    return 0;
}

return new RootCommand("Benchmarks of generated inference code and of training.")
{
    new CompareCommand(), new MeasureCommand(), new TrainingCommand(), new TrainingMemoryCommand(),
}.Parse(args).Invoke();
