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
    private readonly InputLimits[] _inputs;

    /// <summary>For each block that runs per token of an open vocabulary: the input whose tokens it spells, and the limits of a spelling.</summary>
    private readonly (int Input, InputLimits Spelling)[] _spelled;
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
        _inputs = InputLimits.Of(description);
        _spelled =
        [
            .. from spelled in SpelledBlocks(description)
               select (spelled.Input, InputLimits.Of(spelled.Block).Single()),
        ];
        var weights = new NetworkWeights(file, description);
        _program = LoadThreads.Use((options ?? new LoadOptions()).DegreeOfParallelism, () => prepare(weights));

        // Spans that the program was made of do not keep the file's memory.
        GC.KeepAlive(weights);
        long ids = _inputs.Sum(static input => (long)input.MaxLength)
            + _spelled.Sum(spelled => (long)_inputs[spelled.Input].MaxLength * spelled.Spelling.MaxLength);
        int sequences = _inputs.Length + _spelled.Sum(spelled => _inputs[spelled.Input].MaxLength);
        MostIds = checked((int)ids);
        MostSequences = sequences;
        _pool = new ScratchPool(_program.ScratchLength, description.Output.Output.Channels, MostIds, sequences);
        Head = SharedHead.Of(_program, description.Output.Output.Channels);
        if (WarmUp.IsUseful)
        {
            foreach (int[][] text in WarmUp.Texts(_inputs, _spelled))
                Compute(InputIds.Of(text), new float[OutputLength(InputIds.Of(text))]);
        }
    }

    /// <summary>The layers that the texts of a batch share; null where there are none.</summary>
    internal SharedHead? Head { get; }

    /// <summary>The ids of the longest text, in all its sequences together.</summary>
    internal int MostIds { get; }

    /// <summary>The sequences of the longest text.</summary>
    internal int MostSequences { get; }

    /// <summary>Whether tokens have spellings.</summary>
    internal bool HasSpellings => _spelled.Length > 0;

    /// <summary>The number of floats of the output.</summary>
    /// <param name="ids">The ids, as for <see cref="Compute(InputIds, Span{float})"/>.</param>
    /// <exception cref="ArgumentException">The number of sequences is not that of the network's inputs.</exception>
    public int OutputLength(InputIds ids)
    {
        CheckCount(ids);
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
    internal void CheckIds(ReadOnlySpan<int> ids, int text, string parameter) => _inputs[0].Check(ids, parameter, _name, text);

    /// <summary>Checks that there are as many sequences as the network reads, and that all ids are inside the embeddings.</summary>
    internal void Check(InputIds ids, string parameter)
    {
        CheckCount(ids);
        CheckIds(ids, parameter);
    }

    /// <summary>The blocks that run per token of an open vocabulary, in their order, each with the number of the input whose tokens it spells.</summary>
    internal static IEnumerable<(int Input, NetworkDescription Block)> SpelledBlocks(NetworkDescription description) =>
        from layer in description.Layers
        let block = layer.Block
        where block is not null && layer.Attribute is PerTokenAttribute { Words: 0 }
        select (InputNumber(description, layer.Inputs[0]), block);

    /// <summary>Checks that all ids are inside the embeddings.</summary>
    internal void CheckIds(InputIds ids, string parameter)
    {
        for (int i = 0; i < _inputs.Length; i++)
            _inputs[i].Check(ids[i], parameter, _name);
        int next = _inputs.Length;
        foreach ((int input, InputLimits spelling) in _spelled)
        {
            for (int token = 0; token < SpelledTokens(ids, input); token++)
                spelling.Check(ids[next++], parameter, _name);
        }
    }

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

    /// <summary>The tokens of an input that a caller spells: those that are left and those that were filled up.</summary>
    private int SpelledTokens(InputIds ids, int input) => _inputs[input].Adjust(ids[input].Length);

    private void CheckCount(InputIds ids)
    {
        int expected = _inputs.Length;
        if (ids.Count >= expected)
        {
            foreach ((int input, _) in _spelled)
                expected += SpelledTokens(ids, input);
        }

        if (ids.Count != expected)
        {
            string spellings = _spelled.Length == 0 ? "" : ", and a spelling for each token, cut and filled";
            throw new ArgumentException(
                FormattableString.Invariant($"Expected {expected} sequences of ids, one for each input of {_name}{spellings}; found {ids.Count}."), nameof(ids));
        }
    }

    /// <summary>The ids, cut and filled up; the very same where nothing is to be done.</summary>
    private InputIds Adjusted(InputIds ids, Scratch scratch)
    {
        if (_inputs.Length == 1 && _spelled.Length == 0 && _inputs[0].Adjust(ids[0].Length) == ids[0].Length)
            return ids;

        Span<int> to = scratch.Ids;
        Span<int> ends = scratch.Ends;
        int end = 0;
        int sequence = 0;
        for (; sequence < _inputs.Length; sequence++)
            ends[sequence] = end += _inputs[sequence].Copy(ids[sequence], to[end..]);
        int next = _inputs.Length;
        foreach ((int input, InputLimits spelling) in _spelled)
        {
            for (int tokens = SpelledTokens(ids, input); tokens > 0; tokens--)
                ends[sequence++] = end += spelling.Copy(ids[next++], to[end..]);
        }

        return new InputIds(to[..end], ends[..sequence]);
    }

    private static int InputNumber(NetworkDescription description, int layer) =>
        description.Inputs.Index().First(input => input.Item.Layer == layer).Index;
}
