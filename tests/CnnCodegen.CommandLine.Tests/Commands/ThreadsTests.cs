using TorchSharp;

namespace CnnCodegen.CommandLine.Tests.Commands;

/// <summary>The number of threads holds for the whole process, so nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(ThreadsTests), DisableParallelization = true)]
[Collection(nameof(ThreadsTests))]
public sealed class ThreadsTests : IDisposable
{
    private readonly CommandLineRun _run = new();
    private readonly int _before = torch.get_num_threads();

    public void Dispose()
    {
        torch.set_num_threads(_before);
        _run.Dispose();
    }

    [Theory]
    [InlineData("train", "bag", "--model", "model.safetensors")]
    [InlineData("compare", "bag")]
    [InlineData("cross-validate", "bag", "--folds", "2")]
    public async Task Training_takes_as_many_threads_as_are_asked_for(params string[] command)
    {
        string[] args = [.. command.Select(arg => arg == "model.safetensors" ? _run.PathOf(arg) : arg), "--train", _run.WriteExamples("train.tsv", 40, "good", "bad"), "--epochs", "1"];

        await _run.RunAsync(0, args);
        Assert.Equal(_before, torch.get_num_threads());

        await _run.RunAsync(0, [.. args, "--threads", "3"]);
        Assert.Equal(3, torch.get_num_threads());
    }
}
