using CnnCodegen.Preparation;

namespace CnnCodegen.Runtime;

/// <summary>
/// A network with its weights: checks the ids that it is given, cuts and fills them, and runs the network's program. Generated classes forward to
/// it. Immutable; serves any number of threads at a time.
/// </summary>
public sealed class NetworkModel
{
    private readonly InferenceProgram _program;
    private readonly ScratchPool _pool;
    private readonly SequenceLimits _limits;
    private readonly string _name;

    /// <summary>Makes the model; called by generated code.</summary>
    /// <param name="file">The model file.</param>
    /// <param name="description">The network.</param>
    /// <param name="prepare">The load-time program: makes the program of the weights, which are checked before.</param>
    /// <param name="options">How it is loaded; as by default where it is null.</param>
    /// <exception cref="ModelFileException">A tensor is missing, or is not what the network expects.</exception>
    public NetworkModel(ModelFile file, NetworkDescription description, Func<NetworkWeights, InferenceProgram> prepare, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(prepare);
        _name = description.Name;
        _limits = new SequenceLimits(description);
        var weights = new NetworkWeights(file, description);
        _program = LoadThreads.Use((options ?? new LoadOptions()).DegreeOfParallelism, () => prepare(weights));

        // Spans that the program was made of do not keep the file's memory.
        GC.KeepAlive(weights);
        _pool = new ScratchPool(_program.ScratchLength, description.Output.Output.Channels, MostIds, MostSequences);
        Head = SharedHead.Of(_program, description.Output.Output.Channels);
        if (WarmUp.IsUseful)
        {
            foreach (int[][] text in _limits.WarmUpTexts())
                Compute(InputIds.Of(text), new float[OutputLength(InputIds.Of(text))]);
        }
    }

    /// <summary>The layers that the texts of a batch share; null where there are none.</summary>
    internal SharedHead? Head { get; }

    /// <summary>The ids of the longest text, in all its sequences together.</summary>
    internal int MostIds => _limits.MostIds;

    /// <summary>The sequences of the longest text.</summary>
    internal int MostSequences => _limits.MostSequences;

    /// <summary>Whether tokens have spellings.</summary>
    internal bool HasSpellings => _limits.HasSpellings;

    /// <summary>The number of floats of the output.</summary>
    /// <param name="ids">The ids, as for <see cref="Compute(InputIds, Span{float})"/>.</param>
    /// <exception cref="ArgumentException">The number of sequences is not that of the network's inputs.</exception>
    public int OutputLength(InputIds ids)
    {
        _limits.CheckCount(ids, nameof(ids));
        Scratch scratch = _pool.Rent();
        int length = _program.OutputLength(Adjusted(ids, scratch));
        _pool.Return(scratch);
        return length;
    }

    /// <summary>Computes the output. Allocates nothing.</summary>
    /// <param name="ids">The ids of each input, then the spellings of its tokens; see <see cref="InputIds"/>.</param>
    /// <param name="output">Receives the output; its length is <see cref="OutputLength"/>.</param>
    /// <exception cref="ArgumentException">
    /// The number of sequences is not that of the network's inputs, or <paramref name="output"/> has another length than the output.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An id is negative, or beyond the rows of an embedding.</exception>
    public void Compute(InputIds ids, Span<float> output)
    {
        Check(ids, nameof(ids));
        Scratch scratch = _pool.Rent();
        Run(ids, output, scratch);
        _pool.Return(scratch);
    }

    /// <summary>Takes a working memory, which <see cref="Return"/> gives back.</summary>
    internal Scratch Rent() => _pool.Rent();

    /// <summary>Gives a working memory back.</summary>
    internal void Return(Scratch scratch) => _pool.Return(scratch);

    /// <summary>Checks that the ids of a text of a batch are inside the embeddings; for networks with one input.</summary>
    internal void CheckIds(ReadOnlySpan<int> ids, int text, string parameter) => _limits.Inputs[0].Check(ids, parameter, _name, text);

    /// <summary>Checks that there are as many sequences as the network reads, and that all ids are inside the embeddings.</summary>
    internal void Check(InputIds ids, string parameter)
    {
        _limits.CheckCount(ids, nameof(ids));
        _limits.CheckIds(ids, parameter);
    }

    /// <summary>Checks that all ids are inside the embeddings.</summary>
    internal void CheckIds(InputIds ids, string parameter) => _limits.CheckIds(ids, parameter);

    /// <summary>Computes the output of ids that were checked.</summary>
    internal void Run(InputIds ids, Span<float> output, Scratch scratch)
    {
        InputIds adjusted = Adjusted(ids, scratch);
        int length = _program.OutputLength(adjusted);
        if (output.Length != length)
            throw new ArgumentException(FormattableString.Invariant($"Expected room for the {length} numbers of the output, found {output.Length}."), nameof(output));
        _program.Run(adjusted, output, scratch.Floats);

        // The program's tables may lie in a file that is mapped for as long as somebody refers to them; the program itself may not while it runs.
        GC.KeepAlive(_program);
    }

    /// <summary>Computes what <see cref="Head"/> reads of ids that were checked.</summary>
    internal void RunBody(InputIds ids, Span<float> body, Scratch scratch) => _program.RunBody(Adjusted(ids, scratch), body, scratch.Floats);

    /// <summary>The ids, cut and filled up; the very same where nothing is to be done.</summary>
    private InputIds Adjusted(InputIds ids, Scratch scratch) => _limits.AreAdjusted(ids) ? ids : _limits.Adjust(ids, scratch.Ids, scratch.Ends);
}
