namespace CnnCodegen.Runtime;

/// <summary>
/// The compiled form of one network with its prepared weights. Generated code derives from it: the constructor is the load-time
/// program (fold, pack), <see cref="Run"/> the program per text. Immutable once made.
/// </summary>
public abstract class InferenceProgram
{
    /// <summary>The floats of working memory that <see cref="Run"/> needs.</summary>
    public abstract int ScratchLength { get; }

    /// <summary>The number of floats of the network's output.</summary>
    /// <param name="ids">The ids, as for <see cref="Run"/>.</param>
    public abstract int OutputLength(InputIds ids);

    /// <summary>Computes the network's output for one text.</summary>
    /// <param name="ids">
    /// The token ids of each input: at least its shortest and at most its longest length, each inside the embeddings that read it; then the spelling of
    /// each token for each block that runs per token, within the same limits of its own. The caller sees to all of that.
    /// </param>
    /// <param name="output">Receives the output; exactly as long as <see cref="OutputLength"/> says.</param>
    /// <param name="scratch">Working memory of <see cref="ScratchLength"/> floats with any content; not shared during the call.</param>
    public abstract void Run(InputIds ids, Span<float> output, Span<float> scratch);
}
