namespace CnnCodegen.Runtime;

/// <summary>
/// The compiled form of one network with its prepared weights. Generated code derives from it: the constructor is the load-time
/// program (fold, pack), <see cref="Run"/> the program per text. Immutable once made.
/// </summary>
public abstract class InferenceProgram
{
    /// <summary>The floats of working memory that <see cref="Run"/> needs.</summary>
    public abstract int ScratchLength { get; }

    /// <summary>Computes the network's output for one text.</summary>
    /// <param name="tokens">
    /// The token ids: at least the network's shortest and at most its longest input, each inside the embedding. The caller sees to both.
    /// </param>
    /// <param name="output">Receives the output; exactly as long as the network's output.</param>
    /// <param name="scratch">Working memory of <see cref="ScratchLength"/> floats with any content; not shared during the call.</param>
    public abstract void Run(ReadOnlySpan<int> tokens, Span<float> output, Span<float> scratch);
}
