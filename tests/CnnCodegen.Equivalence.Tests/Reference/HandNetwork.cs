using CnnCodegen.Reference;

namespace CnnCodegen.Equivalence.Tests.Reference;

/// <summary>A network put together by hand, with its weights: needs neither the generator nor anything else that is under test.</summary>
internal sealed class HandNetwork
{
    private readonly List<LayerDescription> _layers = [];
    private readonly List<InputDescription> _inputs = [];
    private readonly Dictionary<string, float[]> _tensors = new(StringComparer.Ordinal);
    private readonly string _prefix;

    public HandNetwork(int maxLength, int minLength = 1)
        : this("", maxLength, minLength)
    {
    }

    private HandNetwork(string prefix, int maxLength, int minLength)
    {
        _prefix = prefix;
        Input(maxLength, minLength);
    }

    public NetworkDescription Description => new("Hand", "", _inputs, _layers);

    /// <summary>Adds another input.</summary>
    public HandNetwork Input(int maxLength, int minLength = 1)
    {
        _inputs.Add(new InputDescription(_layers.Count, minLength, maxLength));
        _layers.Add(new LayerDescription(
            Name("Text"), new WordsAttribute { MaxLength = maxLength }, [], [], new LayerShape(ShapeKind.Tokens, maxLength, 1), []));
        return this;
    }

    /// <summary>A text whose ids are looked up as these vectors: the id is the vector's index. Reads the last input.</summary>
    public HandNetwork Embedding(double[][] rows) => Add(
        new EmbeddingAttribute(rows.Length, rows[0].Length),
        new LayerShape(ShapeKind.Sequence, _inputs[^1].MaxLength, rows[0].Length),
        [_inputs[^1].Layer],
        ("weight", [rows.Length, rows[0].Length], Floats(rows.SelectMany(row => row))));

    /// <summary>A text of one channel, whose ids are looked up as these numbers.</summary>
    public HandNetwork Embedding(params double[] numbers) => Embedding([.. numbers.Select(number => new[] { number })]);

    /// <summary>A text of these vectors, one after the other: to be asked for its <see cref="Whole"/>.</summary>
    public static HandNetwork TextOf(double[][] rows) => new HandNetwork(rows.Length).Embedding(rows);

    /// <summary>A text of one channel with these numbers, one after the other: to be asked for its <see cref="Whole"/>.</summary>
    public static HandNetwork TextOf(params double[] numbers) => new HandNetwork(numbers.Length).Embedding(numbers);

    /// <summary>Adds a layer that reads the one above it.</summary>
    public HandNetwork Add(LayerAttribute attribute, LayerShape output, params (string Name, int[] Shape, float[] Elements)[] weights) =>
        Add(attribute, output, [_layers.Count - 1], weights);

    /// <summary>Adds a layer; it is called by its kind and its number.</summary>
    public HandNetwork Add(LayerAttribute attribute, LayerShape output, int[] inputs, params (string Name, int[] Shape, float[] Elements)[] weights)
    {
        _layers.Add(new LayerDescription(Name(attribute.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal)), attribute, [], inputs, output, []));
        return Store(weights);
    }

    /// <summary>Adds a layer that runs a network once for each id of the layer above it.</summary>
    /// <param name="maxLength">The most characters of a token.</param>
    /// <param name="minLength">The fewest characters of a token.</param>
    /// <param name="block">Adds the layers behind the characters.</param>
    public HandNetwork PerToken(int maxLength, int minLength, Action<HandNetwork> block)
    {
        string name = Name("PerToken");
        var inside = new HandNetwork(name + ".", maxLength, minLength);
        block(inside);
        _layers.Add(new LayerDescription(
            name, new PerTokenAttribute<object>(), [], [_layers.Count - 1], Sequence(_layers[^1].Output.MaxLength, inside._layers[^1].Output.Channels), [], inside.Description));
        foreach ((string tensor, float[] elements) in inside._tensors)
            _tensors.Add(tensor, elements);
        return this;
    }

    /// <summary>Gives the last layer a modifier, with its weights.</summary>
    public HandNetwork With(ModifierAttribute modifier, params (string Name, int[] Shape, float[] Elements)[] weights)
    {
        _layers[^1] = _layers[^1] with { Modifiers = [.. _layers[^1].Modifiers, modifier] };
        return Store(weights);
    }

    /// <summary>The last layer's result, the numbers in time-major order.</summary>
    public double[] Result(params int[] ids) => ResultOf([ids]);

    /// <summary>The last layer's result for an example of several lists of ids.</summary>
    public double[] ResultOf(int[][] inputs) => [.. new ReferenceNetwork(Description, _tensors).Output(inputs).Numbers];

    /// <summary>The last layer's result for the text of all that the first embedding has, in order.</summary>
    public double[] Whole => Result([.. Enumerable.Range(0, _inputs[0].MaxLength)]);

    public static LayerShape Sequence(int maxLength, int channels) => new(ShapeKind.Sequence, maxLength, channels);

    public static LayerShape Vector(int channels) => new(ShapeKind.Vector, 1, channels);

    public static float[] Floats(IEnumerable<double> numbers) => [.. numbers.Select(number => (float)number)];

    /// <summary>Compares numbers that are stored in single precision somewhere on the way.</summary>
    public static void AssertClose(double[] expected, double[] actual, double tolerance = 1e-6)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }

    private string Name(string kind) => FormattableString.Invariant($"{_prefix}{kind}{_layers.Count}");

    private HandNetwork Store((string Name, int[] Shape, float[] Elements)[] weights)
    {
        LayerDescription layer = _layers[^1];
        _layers[^1] = layer with { Weights = [.. layer.Weights, .. weights.Select(weight => new WeightSlot($"{layer.Name}.{weight.Name}", weight.Shape))] };
        foreach ((string weight, _, float[] elements) in weights)
            _tensors.Add($"{layer.Name}.{weight}", elements);
        return this;
    }
}
