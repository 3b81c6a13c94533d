using CnnCodegen.Tagging;

namespace CnnCodegen.Runtime;

/// <summary>
/// A sequence tagger with its weights: makes ids of text, runs the network, finds the tags in its output. Generated classes forward to it. Immutable; serves
/// any number of threads at a time.
/// </summary>
public sealed class SequenceTaggerModel
{
    private readonly NetworkModel _network;
    private readonly InputLimits _input;
    private readonly TagDecoder _decoder;

    /// <summary>How the inputs read text; null where the file does not say it for <see cref="_missing"/>.</summary>
    private readonly WordSequences? _sequences;
    private readonly string? _missing;
    private readonly string[] _tags;
    private readonly string _name;
    private readonly ScratchPool _pool;

    /// <summary>Makes the tagger; called by generated code.</summary>
    /// <param name="file">The model file.</param>
    /// <param name="description">The network.</param>
    /// <param name="prepare">The load-time program: makes the program of the weights, which are checked before.</param>
    /// <param name="options">How it is loaded; as by default where it is null.</param>
    /// <exception cref="ModelFileException">A tensor or a setting is missing, or is not what the network expects.</exception>
    public SequenceTaggerModel(ModelFile file, NetworkDescription description, Func<NetworkWeights, InferenceProgram> prepare, LoadOptions? options = null)
    {
        // The network first: a file for another architecture should not be told of its labels.
        _network = new NetworkModel(file, description, prepare, options);
        _name = description.Name;
        _input = InputLimits.Of(description)[0];
        _decoder = new TagDecoder(file, description);
        _tags = ModelLabels.Read(file, description);
        Tags = Array.AsReadOnly(_tags);
        _sequences = WordSequences.Read(file, description, out _missing);
        long floats = ((long)_input.MaxLength * _tags.Length) + _decoder.WorkspaceLength(_input.MaxLength);
        _pool = new ScratchPool(checked((int)floats), _input.MaxLength, _network.MostIds + _input.MaxLength, _network.MostSequences);
        if (WarmUp.IsUseful)
            _decoder.Decode(new float[_tags.Length], new int[1], new float[1], new float[_decoder.WorkspaceLength(1)]);
    }

    /// <summary>The tags, in the order of the network's outputs; "0", "1", … where the model file names none.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>The tokens of a text with their tags; see <see cref="ISequenceTagger{TSelf}.Tag(string)"/>.</summary>
    /// <param name="text">The text; empty is allowed.</param>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary for one of the inputs.</exception>
    public TaggedToken[] Tag(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Tag(Sequences.Split(text), text);
    }

    /// <summary>The tags of a text that was cut into words before; see <see cref="ISequenceTagger{TSelf}.Tag(IReadOnlyList{string})"/>.</summary>
    /// <param name="words">The words.</param>
    /// <exception cref="ArgumentException">One of the words is null.</exception>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary for one of the inputs.</exception>
    public TaggedToken[] Tag(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        string[] copy = [.. words];
        int fault = Array.IndexOf(copy, null);
        if (fault >= 0)
            throw new ArgumentException(FormattableString.Invariant($"Expected words, found null as word {fault}."), nameof(words));

        return Tag(copy, text: null);
    }

    /// <summary>The tags of a text given as token ids. Allocates nothing.</summary>
    /// <param name="ids">The ids of each input, then the spellings of its tokens.</param>
    /// <param name="tags">Receives the numbers of the tags.</param>
    /// <returns>The number of tokens that have a tag.</returns>
    /// <exception cref="ArgumentException">The number of sequences is not that of the network's inputs, or there is no room for the tags.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An id is negative, or beyond the rows of an embedding.</exception>
    public int Tag(InputIds ids, Span<int> tags)
    {
        int tokens = Check(ids, tags.Length, nameof(tags));
        Scratch scratch = _pool.Rent();
        Run(ids, tags[..tokens], [], scratch);
        _pool.Return(scratch);
        return tokens;
    }

    /// <summary>The tags of a text given as token ids, and their probabilities. Allocates nothing.</summary>
    /// <param name="ids">The ids of each input, then the spellings of its tokens.</param>
    /// <param name="tags">Receives the numbers of the tags.</param>
    /// <param name="probabilities">Receives the probability of each token's tag.</param>
    /// <returns>The number of tokens that have a tag.</returns>
    /// <exception cref="ArgumentException">The number of sequences is not that of the network's inputs, or there is no room for the tags.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An id is negative, or beyond the rows of an embedding.</exception>
    public int Tag(InputIds ids, Span<int> tags, Span<float> probabilities)
    {
        int tokens = Check(ids, tags.Length, nameof(tags));
        CheckRoom(tokens, probabilities.Length, nameof(probabilities));
        Scratch scratch = _pool.Rent();
        Run(ids, tags[..tokens], probabilities[..tokens], scratch);
        _pool.Return(scratch);
        return tokens;
    }

    /// <summary>Computes the network's raw output; see <see cref="NetworkModel.Compute"/>.</summary>
    /// <param name="ids">The ids of each input, then the spellings of its tokens.</param>
    /// <param name="output">Receives the output.</param>
    public void Compute(InputIds ids, Span<float> output) => _network.Compute(ids, output);

    /// <summary>The number of floats of the output; see <see cref="NetworkModel.OutputLength"/>.</summary>
    /// <param name="ids">The ids of each input, then the spellings of its tokens.</param>
    public int OutputLength(InputIds ids) => _network.OutputLength(ids);

    private WordSequences Sequences => _sequences ?? throw new InvalidOperationException(
        $"The model file of {_name} holds no vocabulary and no tokenizer for {_missing}; only token ids can be tagged.");

    private TaggedToken[] Tag(string[] words, string? text)
    {
        WordSequences sequences = Sequences;
        int tokens = Math.Min(words.Length, _input.MaxLength);
        var tagged = new TaggedToken[tokens];
        Scratch scratch = _pool.Rent();
        Span<int> tags = scratch.Ids[..tokens];
        Span<float> probabilities = scratch.Scores[..tokens];
        Run(sequences.Encode(words, text, scratch.Ids[_input.MaxLength..], scratch.Ends), tags, probabilities, scratch);
        for (int token = 0; token < tagged.Length; token++)
            tagged[token] = new TaggedToken(words[token], _tags[tags[token]], probabilities[token]);
        _pool.Return(scratch);
        return tagged;
    }

    /// <summary>Finds the tags of ids that were checked.</summary>
    private void Run(InputIds ids, Span<int> tags, Span<float> probabilities, Scratch scratch)
    {
        if (tags.IsEmpty)
            return;

        Span<float> output = scratch.Floats[..(_input.Adjust(ids[0].Length) * _tags.Length)];
        Scratch working = _network.Rent();
        _network.Run(ids, output, working);
        _network.Return(working);

        // Rows of what was filled up stand behind those of the text, and no tag is before or behind them.
        _decoder.Decode(output[..(tags.Length * _tags.Length)], tags, probabilities, scratch.Floats[output.Length..]);
    }

    private int Check(InputIds ids, int room, string parameter)
    {
        _network.Check(ids, nameof(ids));
        int tokens = Math.Min(ids[0].Length, _input.MaxLength);
        CheckRoom(tokens, room, parameter);
        return tokens;
    }

    private static void CheckRoom(int tokens, int room, string parameter)
    {
        if (room < tokens)
            throw new ArgumentException(FormattableString.Invariant($"Expected room for the {tokens} tokens, found {room}."), parameter);
    }
}
