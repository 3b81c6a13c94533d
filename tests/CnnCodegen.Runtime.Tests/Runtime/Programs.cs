namespace CnnCodegen.Runtime.Tests.Runtime;

/// <summary>A program whose outputs tell which ids it was given: how many, and their sum weighted with 10^position.</summary>
internal sealed class EchoProgram : InferenceProgram
{
    public override int ScratchLength => 0;

    public override int OutputLength(InputIds ids) => 3;

    public override void Run(InputIds ids, Span<float> output, Span<float> scratch)
    {
        ReadOnlySpan<int> tokens = ids[0];
        float digits = 0;
        for (int i = tokens.Length - 1; i >= 0; i--)
            digits = (10 * digits) + tokens[i];
        output[0] = tokens.Length;
        output[1] = digits;
        output[2] = 0;
    }
}

/// <summary>A program whose output is the bias: the logits are known exactly.</summary>
internal sealed class BiasProgram(NetworkWeights weights) : InferenceProgram
{
    private readonly float[] _bias = weights.Tensor("Logits.bias").ToArray();

    public override int ScratchLength => 0;

    public override int OutputLength(InputIds ids) => 3;

    public override void Run(InputIds ids, Span<float> output, Span<float> scratch) => _bias.CopyTo(output);
}

/// <summary>
/// A program that leaves its ids in the working memory, lets other threads run, and computes from the memory: two calls that share memory
/// give wrong results.
/// </summary>
internal sealed class ScratchProgram : InferenceProgram
{
    public const int Length = 37;

    public override int ScratchLength => Length;

    public override int OutputLength(InputIds ids) => 3;

    public override void Run(InputIds ids, Span<float> output, Span<float> scratch)
    {
        ReadOnlySpan<int> tokens = ids[0];
        if (scratch.Length != Length)
            throw new InvalidOperationException("The working memory has another length than was asked for.");
        for (int i = 0; i < scratch.Length; i++)
            scratch[i] = tokens[i % tokens.Length];
        Thread.Yield();
        float sum = 0;
        foreach (float value in scratch)
            sum += value;
        output[0] = sum;
        output[1] = scratch[0];
        output[2] = scratch[^1];
    }
}
