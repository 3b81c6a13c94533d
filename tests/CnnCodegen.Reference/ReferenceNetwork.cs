using CnnCodegen.Reference.Layers;

namespace CnnCodegen.Reference;

/// <summary>
/// A naive interpreter of a network: what a generated class and a trained module must agree with. Shares no arithmetic with either.
/// </summary>
/// <remarks>
/// An example is a list of lists of token ids: first one for each input layer in order; then, for each layer that runs a network per token, in
/// order, one for each token, cut and filled, of the input that it reads.
/// </remarks>
public sealed class ReferenceNetwork
{
    private readonly ReferenceWeights _weights;
    private readonly Dictionary<string, ReferenceNetwork> _blocks;

    /// <summary>Creates the interpreter of a network with its weights.</summary>
    /// <param name="description">The network.</param>
    /// <param name="tensors">The elements of each tensor by its name in PyTorch's state_dict, the last index running fastest.</param>
    /// <exception cref="ArgumentException">A tensor is missing, or has another number of elements than the network says.</exception>
    public ReferenceNetwork(NetworkDescription description, IReadOnlyDictionary<string, float[]> tensors)
    {
        Description = description;
        _weights = new ReferenceWeights(description, tensors);
        _blocks = description.Layers.Where(layer => layer.Block is not null)
            .ToDictionary(layer => layer.Name, layer => new ReferenceNetwork(layer.Block!, tensors), StringComparer.Ordinal);
    }

    /// <summary>Every layer that the reference knows, by the type of its attribute; of generic ones the definition.</summary>
    public static IReadOnlyDictionary<Type, ReferenceLayer> Layers { get; } = new ReferenceLayer[]
    {
        new Input<WordsAttribute>(),
        new Input<CharactersAttribute>(),
        new Input<TokensAttribute>(),
        new Input<WordShapesAttribute>(),
        new Embedding(),
        new BagOfVectors(),
        new Conv1d(),
        new ConvBank(),
        new MaxOverTime(),
        new AverageOverTime(),
        new SumOverTime(),
        new LastStep(),
        new KMaxPool(),
        new ProportionalKMaxPool(),
        new DynamicKMaxPool(),
        new MaxPool1d(),
        new AveragePool1d(),
        new Folding(),
        new Flatten(),
        new Window(),
        new Linear(),
        new Highway(),
        new Softmax(),
        new LogSoftmax(),
        new Identity(),
        new Transitions(),
        new Lstm(),
        new Gru(),
        new Rnn(),
        new Qrnn(),
        new SentenceModel(),
        new FitLength(),
        new Concat(),
        new Add(),
        new Gate(),
        new PerToken(),
    }.ToDictionary(layer => layer.AttributeType);

    public NetworkDescription Description { get; }

    /// <summary>The raw outputs of a network that reads one text and ends in a vector.</summary>
    /// <param name="ids">The text's token ids, any number of them.</param>
    public double[] Logits(int[] ids) => Logits([ids]);

    /// <summary>The raw outputs of a network that ends in a vector.</summary>
    /// <param name="inputs">The example's lists of token ids.</param>
    public double[] Logits(int[][] inputs) => ((ReferenceValue.Vector)Output(inputs)).Elements;

    /// <summary>The network's result, a vector or a sequence.</summary>
    /// <param name="inputs">The example's lists of token ids.</param>
    public ReferenceValue Output(int[][] inputs) => Results(inputs)[^1];

    /// <summary>The result of every layer for a text, by the layer's name: shows in which layer a fault begins.</summary>
    /// <param name="ids">The text's token ids, any number of them.</param>
    public IReadOnlyDictionary<string, ReferenceValue> Values(int[] ids) => Values([ids]);

    /// <summary>The result of every layer for an example, by the layer's name.</summary>
    /// <param name="inputs">The example's lists of token ids.</param>
    public IReadOnlyDictionary<string, ReferenceValue> Values(int[][] inputs) =>
        Description.Layers.Zip(Results(inputs)).ToDictionary(pair => pair.First.Name, pair => pair.Second, StringComparer.Ordinal);

    private List<ReferenceValue> Results(int[][] inputs)
    {
        var texts = new Queue<int[]>(inputs.Take(Description.Inputs.Count));
        var spellings = new Queue<int[]>(inputs.Skip(Description.Inputs.Count));
        var results = new List<ReferenceValue>();
        var textLengths = new List<int>();
        foreach ((int index, LayerDescription layer) in Description.Layers.Index())
        {
            InputDescription? text = Description.Inputs.SingleOrDefault(input => input.Layer == index);
            ReferenceValue[] values = text is null
                ? [.. layer.Inputs.Select(read => results[read])]
                : [new ReferenceValue.Tokens(TextLength.Adjust(Next(texts), text.MinLength, text.MaxLength))];
            // The text that a sequence belongs to is the one that its length comes from.
            int follows = layer.Attribute is FitLengthAttribute ? 1 : 0;
            textLengths.Add(values is [ReferenceValue.Tokens tokens] ? tokens.Ids.Length : textLengths[layer.Inputs[follows]]);
            int[][] spelled = layer.Attribute is not PerTokenAttribute { Words: 0 } ? [] : [.. Enumerable.Range(0, textLengths[^1]).Select(_ => Next(spellings))];
            var context = new ReferenceContext(_weights, textLengths[^1], _blocks.GetValueOrDefault(layer.Name), spelled);
            results.Add(Meaning(layer.Attribute.GetType()).Evaluate(layer, values, context));
        }

        if (texts.Count + spellings.Count > 0)
            throw new ArgumentException($"{texts.Count + spellings.Count} of {inputs.Length} lists of ids are too many.", nameof(inputs));
        return results;
    }

    private static ReferenceLayer Meaning(Type attribute) => Layers[attribute.IsGenericType ? attribute.GetGenericTypeDefinition() : attribute];

    private static int[] Next(Queue<int[]> lists) =>
        lists.TryDequeue(out int[]? ids) ? ids : throw new ArgumentException("The example has too few lists of ids.", nameof(lists));
}
