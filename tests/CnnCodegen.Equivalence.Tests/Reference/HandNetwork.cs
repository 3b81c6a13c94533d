using CnnCodegen.Reference;

namespace CnnCodegen.Equivalence.Tests.Reference;

/// <summary>A network put together by hand, with its weights: needs neither the generator nor anything else that is under test.</summary>
internal sealed class HandNetwork
{
    private readonly List<LayerDescription> _layers = [];
    private readonly Dictionary<string, float[]> _tensors = new(StringComparer.Ordinal);
    private readonly int _minLength;

    public HandNetwork(int maxLength, int minLength = 1)
    {
        _minLength = minLength;
        _layers.Add(new LayerDescription("Text", new WordsAttribute { MaxLength = maxLength }, [], [], new LayerShape(ShapeKind.Tokens, maxLength, 1), []));
    }

    public NetworkDescription Description => new("Hand", "", _minLength, _layers);

    /// <summary>A text whose ids are looked up as these vectors: the id is the vector's index.</summary>
    public HandNetwork Embedding(double[][] rows) => Add(
        new EmbeddingAttribute(rows.Length, rows[0].Length),
        new LayerShape(ShapeKind.Sequence, _layers[0].Output.MaxLength, rows[0].Length),
        [0],
        ("weight", [rows.Length, rows[0].Length], Floats(rows.SelectMany(row => row))));

    /// <summary>A text of one channel, whose ids are looked up as these numbers.</summary>
    public HandNetwork Embedding(params double[] numbers) => Embedding([.. numbers.Select(number => new[] { number })]);

    /// <summary>Adds a layer that reads the one above it.</summary>
    public HandNetwork Add(LayerAttribute attribute, LayerShape output, params (string Name, int[] Shape, float[] Elements)[] weights) =>
        Add(attribute, output, [_layers.Count - 1], weights);

    /// <summary>Adds a layer; it is called by its kind and its number.</summary>
    public HandNetwork Add(LayerAttribute attribute, LayerShape output, int[] inputs, params (string Name, int[] Shape, float[] Elements)[] weights)
    {
        string name = FormattableString.Invariant($"{attribute.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal)}{_layers.Count}");
        _layers.Add(new LayerDescription(
            name, attribute, [], inputs, output, [.. weights.Select(weight => new WeightSlot($"{name}.{weight.Name}", weight.Shape))]));
        foreach ((string weight, _, float[] elements) in weights)
            _tensors.Add($"{name}.{weight}", elements);
        return this;
    }

    /// <summary>Gives the last layer a modifier.</summary>
    public HandNetwork With(ModifierAttribute modifier)
    {
        _layers[^1] = _layers[^1] with { Modifiers = [.. _layers[^1].Modifiers, modifier] };
        return this;
    }

    /// <summary>The last layer's result, the numbers in time-major order.</summary>
    public double[] Result(params int[] ids) =>
        [.. new ReferenceNetwork(Description, _tensors).Values(ids)[_layers[^1].Name].Numbers];

    public static LayerShape Sequence(int maxLength, int channels) => new(ShapeKind.Sequence, maxLength, channels);

    public static LayerShape Vector(int channels) => new(ShapeKind.Vector, 1, channels);

    public static float[] Floats(IEnumerable<double> numbers) => [.. numbers.Select(number => (float)number)];
}
