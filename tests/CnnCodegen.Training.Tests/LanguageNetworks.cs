using static CnnCodegen.Training.Tests.Modules.NetworkBuilder;

namespace CnnCodegen.Training.Tests;

/// <summary>Language models for the tests, described by hand as the generator would describe them.</summary>
internal static class LanguageNetworks
{
    private const int Length = 12;

    /// <summary>Words, one LSTM, scores of the next word.</summary>
    public static NetworkDescription Lstm(int rows, int dimensions = 6, int units = 8, double dropout = 0) =>
        Build("Lstm", rows,
            new LayerDescription("Vectors", new EmbeddingAttribute(rows, dimensions), [], [0], Sequence(dimensions, Length), [new("Vectors.weight", [rows, dimensions])]),
            Recurrent(dimensions, units, dropout));

    /// <summary>Words read by their characters, an open vocabulary.</summary>
    public static NetworkDescription Spelled(int outputs, int letters = 10, int dimensions = 6, int units = 8)
    {
        var speller = new NetworkDescription("Speller", "test", 2,
        [
            new("Spelled.Letters", new CharactersAttribute { MaxLength = 5 }, [], [], new(ShapeKind.Tokens, 5, 1), []),
            new("Spelled.Vectors", new EmbeddingAttribute(letters, 4), [], [0], Sequence(4, 5), [new("Spelled.Vectors.weight", [letters, 4])]),
            new("Spelled.Shape", new ConvBankAttribute([dimensions], [2]), [new TanhAttribute()], [1], new(ShapeKind.Vector, 1, dimensions),
                [new("Spelled.Shape.0.weight", [dimensions, 4, 2]), new("Spelled.Shape.0.bias", [dimensions])]),
        ]);
        return Build("Spelled", outputs,
            new LayerDescription("Spelled", new PerTokenAttribute<object>(), [], [0], Sequence(dimensions, Length), [], speller),
            Recurrent(dimensions, units, dropout: 0));
    }

    private static LayerDescription Recurrent(int channels, int units, double dropout) => new(
        "Memory", new LstmAttribute(units), dropout > 0 ? [new DropoutAttribute(dropout)] : [], [1], Sequence(units, Length),
        [
            new("Memory.weight_ih_l0", [4 * units, channels]), new("Memory.weight_hh_l0", [4 * units, units]),
            new("Memory.bias_ih_l0", [4 * units]), new("Memory.bias_hh_l0", [4 * units]),
        ]);

    private static NetworkDescription Build(string name, int outputs, LayerDescription read, LayerDescription memory) => new(name, "test", 1,
    [
        new("Words", new WordsAttribute { MaxLength = Length }, [], [], new(ShapeKind.Tokens, Length, 1), []),
        read,
        memory,
        new("Logits", new LinearAttribute(outputs), [], [2], Sequence(outputs, Length), [new("Logits.weight", [outputs, memory.Output.Channels]), new("Logits.bias", [outputs])]),
    ]);
}
