namespace CnnCodegen.Runtime;

/// <summary>
/// The compiled form of a network that reads one of its inputs, the stream, piece by piece: a language model its text, a translator its target. What layers
/// remember between pieces is a state that the caller keeps. Generated code derives from it.
/// </summary>
/// <remarks>
/// <para>
/// The other inputs, a translator's source, are read whole by <see cref="Start"/>. A language model has none. However a text is cut into pieces, the outputs
/// are those of <see cref="Run"/> for the whole text, which is nothing but a start and one piece: the generator refuses networks that look ahead. Other
/// pieces may round sums in another order, and change nothing else.
/// </para>
/// <para>
/// A state is floats alone. It has a fixed length and refers to nothing, so that a copy of it is a second stream which goes on from the same place. It is good
/// for the program that made it and for no other; so is a context, which no step changes: any number of states may share one.
/// </para>
/// <para>Immutable once made; all methods may be called from any number of threads at a time, each with memory of its own.</para>
/// </remarks>
public abstract class StreamProgram : InferenceProgram
{
    /// <summary>The number of the input that is read piece by piece: 0 for a language model, 1 for a translator.</summary>
    public abstract int Stream { get; }

    /// <summary>The most tokens of a piece: the longest length of the stream's input.</summary>
    public abstract int LongestPiece { get; }

    /// <summary>The floats that a stream remembers.</summary>
    public abstract int StateLength { get; }

    /// <summary>The floats that <see cref="Start"/> makes of the other inputs for all pieces: a translator's memory. 0 where there are none.</summary>
    public virtual int ContextLength => 0;

    /// <summary>The floats of a row that <see cref="AdvanceBody"/> yields for a token, and that <see cref="RunOutputs"/> reads.</summary>
    public abstract int BodyRowLength { get; }

    /// <summary>The floats of a row that the network yields for a token: one for each token of the vocabulary.</summary>
    public abstract int OutputRowLength { get; }

    /// <summary>The floats of working memory that <see cref="RunOutputs"/> needs for each row.</summary>
    public virtual int OutputScratchLength => 0;

    /// <inheritdoc/>
    /// <remarks>What <see cref="Run"/> needs, a state and a context among it; it is enough for each of the other methods.</remarks>
    public sealed override int ScratchLength => BodyOffset + (LongestPiece * BodyRowLength) + StateLength + ContextLength;

    /// <summary>The floats of working memory that the steps of <see cref="Start"/> and of <see cref="AdvanceBody"/> need.</summary>
    protected abstract int StepScratchLength { get; }

    /// <summary>Where the rows of a piece lie in the working memory: behind what the steps before and after them need.</summary>
    private int BodyOffset => Math.Max(StepScratchLength, LongestPiece * OutputScratchLength);

    /// <summary>Begins a stream: reads the other inputs, and makes the state in which nothing of the stream was read.</summary>
    /// <param name="ids">
    /// The ids as for <see cref="InferenceProgram.Run"/>, within the same limits. The stream is not read: its sequence may be empty, without spellings.
    /// </param>
    /// <param name="context">Receives <see cref="ContextLength"/> floats.</param>
    /// <param name="state">Receives <see cref="StateLength"/> floats.</param>
    /// <param name="scratch">Working memory of <see cref="ScratchLength"/> floats with any content; not shared during the call.</param>
    public abstract void Start(InputIds ids, Span<float> context, Span<float> state, Span<float> scratch);

    /// <summary>Reads a piece of the stream, and computes what the output layer reads.</summary>
    /// <param name="ids">
    /// The ids as for <see cref="InferenceProgram.Run"/>, where the stream's sequence is the piece, of one token at least and of <see cref="LongestPiece"/> at most, with
    /// its spellings. The other inputs are not read: their sequences may be empty, without spellings.
    /// </param>
    /// <param name="context">What <see cref="Start"/> made.</param>
    /// <param name="state">What was remembered before the piece; receives what is remembered after it.</param>
    /// <param name="body">Receives a row of <see cref="BodyRowLength"/> floats for each token of the piece.</param>
    /// <param name="scratch">Working memory, as for <see cref="Start"/>.</param>
    public abstract void AdvanceBody(InputIds ids, ReadOnlySpan<float> context, Span<float> state, Span<float> body, Span<float> scratch);

    /// <summary>The floats of a row that <see cref="Attend"/> yields for a token: the positions that the network's last layer with attention looks at; 0 where there is no such layer.</summary>
    /// <param name="context">What <see cref="Start"/> made.</param>
    public virtual int AttentionRowLength(ReadOnlySpan<float> context) => 0;

    /// <summary>As <see cref="AdvanceBody"/>, and tells how much each position was looked at.</summary>
    /// <param name="ids">The piece.</param>
    /// <param name="context">What <see cref="Start"/> made.</param>
    /// <param name="state">What was remembered before the piece; receives what is remembered after it.</param>
    /// <param name="body">Receives a row of <see cref="BodyRowLength"/> floats for each token of the piece.</param>
    /// <param name="attention">Receives a row of weights for each token of the piece, whose sum is 1; or is empty.</param>
    /// <param name="scratch">Working memory, as for <see cref="Start"/>.</param>
    public virtual void Attend(InputIds ids, ReadOnlySpan<float> context, Span<float> state, Span<float> body, Span<float> attention, Span<float> scratch) =>
        AdvanceBody(ids, context, state, body, scratch);

    /// <summary>
    /// Computes the output layer for some rows, which may come from different streams: its weights, most of what a language model reads for a token, are read
    /// once for all of them. A row's output does not depend on the others.
    /// </summary>
    /// <param name="body">Rows that <see cref="AdvanceBody"/> yielded, one or more.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="output">Receives a row of <see cref="OutputRowLength"/> floats for each.</param>
    /// <param name="scratch">Working memory of <see cref="OutputScratchLength"/> floats for each row with any content.</param>
    public abstract void RunOutputs(ReadOnlySpan<float> body, int rows, Span<float> output, Span<float> scratch);

    /// <summary>Reads a piece of the stream, and computes the network's output for each of its tokens.</summary>
    /// <param name="ids">The ids, as for <see cref="AdvanceBody"/>.</param>
    /// <param name="context">What <see cref="Start"/> made.</param>
    /// <param name="state">What was remembered before the piece; receives what is remembered after it.</param>
    /// <param name="output">Receives a row of <see cref="OutputRowLength"/> floats for each token of the piece.</param>
    /// <param name="scratch">Working memory, as for <see cref="Start"/>.</param>
    public void Advance(InputIds ids, ReadOnlySpan<float> context, Span<float> state, Span<float> output, Span<float> scratch)
    {
        int tokens = ids[Stream].Length;
        Span<float> body = scratch.Slice(BodyOffset, tokens * BodyRowLength);
        AdvanceBody(ids, context, state, body, scratch);
        RunOutputs(body, tokens, output, scratch);
    }

    /// <inheritdoc/>
    public sealed override int OutputLength(InputIds ids) => ids[Stream].Length * OutputRowLength;

    /// <inheritdoc/>
    public sealed override void Run(InputIds ids, Span<float> output, Span<float> scratch)
    {
        int stateOffset = BodyOffset + (LongestPiece * BodyRowLength);
        Span<float> state = scratch.Slice(stateOffset, StateLength);
        Span<float> context = scratch.Slice(stateOffset + StateLength, ContextLength);
        Start(ids, context, state, scratch);
        Advance(ids, context, state, output, scratch);
    }
}
