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

    /// <summary>
    /// The floats of a text that the network's last layers read, where the texts of a batch share these layers because reading their
    /// weights is what takes the time; 0 where there are no such layers.
    /// </summary>
    public virtual int BodyLength => 0;

    /// <summary>The floats of working memory that <see cref="RunHead"/> needs for each text.</summary>
    public virtual int HeadScratchLength => 0;

    /// <summary>Computes what the shared layers read, for one text.</summary>
    /// <param name="ids">The ids, as for <see cref="Run"/>.</param>
    /// <param name="output">Receives <see cref="BodyLength"/> floats.</param>
    /// <param name="scratch">Working memory, as for <see cref="Run"/>.</param>
    public virtual void RunBody(InputIds ids, Span<float> output, Span<float> scratch) => Run(ids, output, scratch);

    /// <summary>Computes the shared layers for some texts. A text's output does not depend on the others.</summary>
    /// <param name="body">What <see cref="RunBody"/> computed, text by text.</param>
    /// <param name="texts">The number of texts.</param>
    /// <param name="output">Receives the outputs, text by text.</param>
    /// <param name="scratch">Working memory of <see cref="HeadScratchLength"/> floats for each text with any content.</param>
    public virtual void RunHead(ReadOnlySpan<float> body, int texts, Span<float> output, Span<float> scratch) => body.CopyTo(output);

    /// <summary>Computes the network's output for one text.</summary>
    /// <param name="ids">
    /// The token ids of each input: at least its shortest and at most its longest length, each inside the embeddings that read it; then the spelling of
    /// each token for each block that runs per token, within the same limits of its own. The caller sees to all of that.
    /// </param>
    /// <param name="output">Receives the output; exactly as long as <see cref="OutputLength"/> says.</param>
    /// <param name="scratch">Working memory of <see cref="ScratchLength"/> floats with any content; not shared during the call.</param>
    public abstract void Run(InputIds ids, Span<float> output, Span<float> scratch);
}
