namespace CnnCodegen.Runtime.Tests.Description;

/// <summary>What descriptions say beside what they are made of.</summary>
public sealed class NetworkDescriptionTests
{
    private static readonly LayerDescription Words = Input("Words", new WordsAttribute { MaxLength = 5 });

    private static readonly LayerDescription Letters = Input("Letters", new CharactersAttribute { MaxLength = 9, FixedLength = true });

    [Fact]
    public void Each_input_has_its_lengths()
    {
        var description = new NetworkDescription("Two", "", [new(0, 2, 5), new(2, 9, 9)], [Words, Vectors("Vectors", 0), Letters, Vectors("Symbols", 2)]);

        Assert.Equal((2, 5), (description.MinLength, description.MaxLength));
        Assert.Same(Words, description.Input);
        Assert.Equal("Symbols", description.Output.Name);
    }

    [Fact]
    public void Inputs_are_found_among_the_layers_if_they_are_not_given() => Assert.Equal(
        [new InputDescription(0, 3, 5), new InputDescription(2, 9, 9)],
        new NetworkDescription("Two", "", 3, [Words, Vectors("Vectors", 0), Letters, Vectors("Symbols", 2)]).Inputs);

    [Fact]
    public void Weights_of_a_network_inside_a_layer_stand_where_the_layer_stands()
    {
        var spelling = new NetworkDescription("Speller", "", 1, [Letters, Vectors("Spelled.Symbols", 0)]);
        var description = new NetworkDescription(
            "Spelled",
            "",
            1,
            [
                Words,
                Vectors("Before", 0),
                new("Spelled", new PerTokenAttribute<object>(), [], [0], new LayerShape(ShapeKind.Sequence, 5, 2), [new("Spelled.norm.bias", [2])], spelling),
                Vectors("After", 0),
            ]);

        Assert.Equal(
            ["Before.weight", "Spelled.norm.bias", "Spelled.Symbols.weight", "After.weight"],
            description.Weights.Select(weight => weight.Name));
    }

    [Fact]
    public void Layer_names_its_modifiers()
    {
        var normalization = new LayerNormAttribute();
        LayerDescription layer = Vectors("Vectors", 0) with { Modifiers = [normalization, new TanhAttribute(), new DropoutAttribute(0.25)] };

        Assert.Same(normalization, layer.Normalization);
        Assert.Equal(Activation.Tanh, layer.Activation);
        Assert.Equal(0.25, layer.Dropout);
        Assert.Equal(0.5, (Words with { Modifiers = [new WordDropoutAttribute(0.5)] }).WordDropout);
        Assert.Null(Words.Normalization);
        Assert.Equal(0, Words.WordDropout);
    }

    private static LayerDescription Input(string name, InputAttribute attribute) =>
        new(name, attribute, [], [], new LayerShape(ShapeKind.Tokens, attribute.MaxLength, 1), []);

    private static LayerDescription Vectors(string name, int input) =>
        new(name, new EmbeddingAttribute(7, 2), [], [input], new LayerShape(ShapeKind.Sequence, 5, 2), [new(name + ".weight", [7, 2])]);
}
