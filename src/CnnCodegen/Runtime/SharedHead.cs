using System.Buffers;

namespace CnnCodegen.Runtime;

/// <summary>The last layers of a network, where the texts of a batch share one pass over their weights.</summary>
/// <param name="program">The program of the network.</param>
/// <param name="labels">The length of an output.</param>
internal sealed class SharedHead(InferenceProgram program, int labels)
{
    /// <summary>The most texts in a pass: with this many the pass costs little more than the multiplications.</summary>
    public const int MostTexts = 32;

    /// <summary>The head of a program; null where it has none.</summary>
    public static SharedHead? Of(InferenceProgram program, int labels) => program.BodyLength == 0 ? null : new SharedHead(program, labels);

    /// <summary>Predicts some texts of a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="texts">The numbers of the texts.</param>
    /// <param name="scratch">Working memory for one text.</param>
    /// <param name="cancellationToken">Looked at before each text.</param>
    public void Run<TBatch>(TBatch batch, ReadOnlySpan<int> texts, Scratch scratch, CancellationToken cancellationToken)
        where TBatch : struct, IBatch
    {
        int bodies = texts.Length * program.BodyLength;
        int outputs = texts.Length * labels;
        float[] rented = ArrayPool<float>.Shared.Rent(bodies + outputs + (texts.Length * program.HeadScratchLength));
        Span<float> body = rented.AsSpan(0, bodies);
        Span<float> output = rented.AsSpan(bodies, outputs);
        for (int i = 0; i < texts.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            batch.RunBody(texts[i], body.Slice(i * program.BodyLength, program.BodyLength), scratch);
        }

        program.RunHead(body, texts.Length, output, rented.AsSpan(bodies + outputs));
        for (int i = 0; i < texts.Length; i++)
            batch.Finish(texts[i], output.Slice(i * labels, labels));
        ArrayPool<float>.Shared.Return(rented);
    }
}
