namespace CnnCodegen.Training.Tests.Modules;

/// <summary>Writes descriptions by hand, as the generator would make them.</summary>
/// <param name="name">The network's name, and what the names of layers inside a PerToken begin with.</param>
internal sealed class NetworkBuilder(string name)
{
    public const int MaxLength = 12;
    public const int Dimensions = 6;
    private const int Rows = 20;

    private readonly List<LayerDescription> _layers = [];

    /// <summary>A text of words, and a vector of six numbers for each.</summary>
    public static NetworkBuilder OfVectors(bool fixedLength = false, params ModifierAttribute[] input) =>
        new NetworkBuilder("Test").Words("Text", fixedLength, input).Vectors("Vectors", "Text");

    public NetworkBuilder Words(string layer, bool fixedLength = false, params ModifierAttribute[] modifiers) =>
        Add(layer, new WordsAttribute { MaxLength = MaxLength, FixedLength = fixedLength }, new(ShapeKind.Tokens, MaxLength, 1), [], modifiers);

    public NetworkBuilder Vectors(string layer, string from) =>
        Add(layer, new EmbeddingAttribute(Rows, Dimensions), Sequence(Dimensions), [from], [], ("weight", [Rows, Dimensions]));

    /// <summary>A layer that reads the one before it.</summary>
    public NetworkBuilder Then(string layer, LayerAttribute attribute, LayerShape output, params (string Name, int[] Shape)[] weights) =>
        Add(layer, attribute, output, [_layers[^1].Name], [], weights);

    /// <summary>A layer that reads the one before it, with modifiers.</summary>
    public NetworkBuilder Then(string layer, LayerAttribute attribute, LayerShape output, ModifierAttribute[] modifiers, params (string Name, int[] Shape)[] weights) =>
        Add(layer, attribute, output, [_layers[^1].Name], modifiers, weights);

    public NetworkBuilder Add(
        string layer, LayerAttribute attribute, LayerShape output, string[] from, ModifierAttribute[] modifiers, params (string Name, int[] Shape)[] weights)
    {
        _layers.Add(new LayerDescription(
            layer, attribute, modifiers, [.. from.Select(read => _layers.FindIndex(known => known.Name == read))], output,
            [.. weights.Select(weight => new WeightSlot($"{layer}.{weight.Name}", weight.Shape))]));
        return this;
    }

    /// <summary>A layer that runs a network once per token, or once per word of a closed vocabulary.</summary>
    public NetworkBuilder PerToken(string layer, NetworkDescription block, string from, int channels, int words = 0)
    {
        int read = _layers.FindIndex(known => known.Name == from);
        WeightSlot[] spellings = words == 0 ? [] : [new WeightSlot($"{layer}.spellings", [words, block.MaxLength])];
        _layers.Add(new LayerDescription(layer, new PerTokenAttribute<NetworkBuilder> { Words = words }, [], [read], Sequence(channels), spellings, block));
        return this;
    }

    public NetworkDescription Build(int minLength = 1) => new(name, "test", minLength, _layers);

    public static LayerShape Sequence(int channels, int length = MaxLength) => new(ShapeKind.Sequence, length, channels);

    public static LayerShape Vector(int channels) => new(ShapeKind.Vector, 1, channels);

    /// <summary>Examples of all lengths from none to longer than is read, for each input and each spelled token.</summary>
    public static int[][][] Examples(NetworkDescription description, int seed = 7)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, MaxLength + 3).Select(length =>
        {
            // The second input's lengths run the other way; shapes are of the first one's words.
            int[][] inputs = [.. description.Inputs.Select((input, index) => description.Layers[input.Layer].Attribute is WordShapesAttribute ? Shapes(length) : Ids(index == 0 ? length : MaxLength + 2 - length))];
            IEnumerable<int[]> spellings = description.Layers.Where(layer => layer.Attribute is PerTokenAttribute { Words: 0 }).SelectMany(layer =>
            {
                InputDescription input = description.Inputs.Single(input => input.Layer == layer.Inputs[0]);
                int tokens = Math.Clamp(inputs[0].Length, input.MinLength, input.MaxLength);
                return Enumerable.Range(0, tokens).Select(token => token < inputs[0].Length ? Ids(random.Next(1, 7)) : []);
            });
            return (int[][])[.. inputs, .. spellings];
        })];

        int[] Shapes(int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(1, 6))];

        // Few different ids, so that equal values and equal words occur.
        int[] Ids(int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(1, 9))];
    }
}
