namespace CnnCodegen.Runtime;

/// <summary>What sequences of ids a network reads, or the first of its inputs: one for each input, then the spellings of tokens. Checks, cuts and fills them.</summary>
internal sealed class SequenceLimits
{
    private readonly InputLimits[] _inputs;

    /// <summary>For each block that runs per token of an open vocabulary: the input whose tokens it spells, and the limits of a spelling.</summary>
    private readonly (int Input, InputLimits Spelling)[] _spelled;
    private readonly string _name;

    /// <summary>The limits of a network's inputs.</summary>
    /// <param name="description">The network.</param>
    /// <param name="count">The inputs that are read, from the first on; all where it is omitted.</param>
    public SequenceLimits(NetworkDescription description, int? count = null)
    {
        _name = count is null ? description.Name : $"the source of {description.Name}";
        _inputs = InputLimits.Of(description)[..(count ?? description.Inputs.Count)];
        _spelled =
        [
            .. from spelled in SpelledBlocks(description)
               where spelled.Input < _inputs.Length
               select (spelled.Input, InputLimits.Of(spelled.Block).Single()),
        ];
        long ids = _inputs.Sum(static input => (long)input.MaxLength)
            + _spelled.Sum(spelled => (long)_inputs[spelled.Input].MaxLength * spelled.Spelling.MaxLength);
        MostIds = checked((int)ids);
        MostSequences = _inputs.Length + _spelled.Sum(spelled => _inputs[spelled.Input].MaxLength);
    }

    /// <summary>The ids of the longest text, in all its sequences together.</summary>
    public int MostIds { get; }

    /// <summary>The sequences of the longest text.</summary>
    public int MostSequences { get; }

    /// <summary>Whether tokens have spellings.</summary>
    public bool HasSpellings => _spelled.Length > 0;

    /// <summary>What the inputs may hold.</summary>
    public IReadOnlyList<InputLimits> Inputs => _inputs;

    /// <summary>The blocks that run per token of an open vocabulary, in their order, each with the number of the input whose tokens it spells.</summary>
    public static IEnumerable<(int Input, NetworkDescription Block)> SpelledBlocks(NetworkDescription description) =>
        from layer in description.Layers
        let block = layer.Block
        where block is not null && layer.Attribute is PerTokenAttribute { Words: 0 }
        select (description.InputNumber(layer.Inputs[0]), block);

    /// <summary>Texts that bring the network's code to run.</summary>
    public IEnumerable<int[][]> WarmUpTexts() => WarmUp.Texts(_inputs, _spelled);

    /// <summary>Checks that there are as many sequences as are read, and as many shapes of words as words.</summary>
    /// <exception cref="ArgumentException">There are not.</exception>
    public void CheckCount(InputIds ids, string parameter)
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
                FormattableString.Invariant($"Expected {expected} sequences of ids, one for each input of {_name}{spellings}; found {ids.Count}."), parameter);
        }

        for (int i = 0; i < _inputs.Length; i++)
        {
            if (_inputs[i].ShapesOf is { } words && ids[i].Length != ids[words].Length)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Expected as many ids of {_inputs[i].Name} as of {_inputs[words].Name}, which are {ids[words].Length}; found {ids[i].Length}."), parameter);
            }
        }
    }

    /// <summary>Checks that all ids are inside the embeddings.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is not.</exception>
    public void CheckIds(InputIds ids, string parameter)
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

    /// <summary>Whether ids are as they are read, so that nothing need be copied: for networks with one input.</summary>
    public bool AreAdjusted(InputIds ids) => _inputs.Length == 1 && _spelled.Length == 0 && _inputs[0].Adjust(ids[0].Length) == ids[0].Length;

    /// <summary>The ids, cut and filled up.</summary>
    /// <param name="ids">The ids, as many sequences as are read.</param>
    /// <param name="to">Receives the ids.</param>
    /// <param name="ends">Receives the ends of the sequences.</param>
    /// <param name="empty">The number of empty sequences that are put in behind the inputs: inputs that are not read.</param>
    public InputIds Adjust(InputIds ids, Span<int> to, Span<int> ends, int empty = 0)
    {
        int end = 0;
        int sequence = 0;
        for (; sequence < _inputs.Length; sequence++)
            ends[sequence] = end += _inputs[sequence].Copy(ids[sequence], to[end..]);
        ends.Slice(sequence, empty).Fill(end);
        sequence += empty;
        int next = _inputs.Length;
        foreach ((int input, InputLimits spelling) in _spelled)
        {
            for (int tokens = SpelledTokens(ids, input); tokens > 0; tokens--)
                ends[sequence++] = end += spelling.Copy(ids[next++], to[end..]);
        }

        return new InputIds(to[..end], ends[..sequence]);
    }

    /// <summary>The tokens of an input that a caller spells: those that are left and those that were filled up.</summary>
    private int SpelledTokens(InputIds ids, int input) => _inputs[input].Adjust(ids[input].Length);
}
