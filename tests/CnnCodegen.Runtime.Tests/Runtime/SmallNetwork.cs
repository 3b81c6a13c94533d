using CnnCodegen.Text;

namespace CnnCodegen.Runtime.Tests.Runtime;

/// <summary>A network of two tensors, described by hand: words of at most 5, embedding 6 × 2, mean, three labels.</summary>
internal static class SmallNetwork
{
    public const int MaxLength = 5;
    public const int MinLength = 2;
    public const int Rows = 6;
    public const int LabelCount = 3;

    public static NetworkDescription Description { get; } = Describe("Small", "feedc0de", new WordsAttribute { MaxLength = MaxLength });

    public static Vocabulary Vocabulary { get; } = new(["good", "bad", "film"]);

    public static NetworkDescription Describe(string name, string architecture, InputAttribute input) => new(name, architecture, MinLength,
    [
        new("Text", input, [], [], new LayerShape(ShapeKind.Tokens, MaxLength, 1), []),
        new("Vectors", new EmbeddingAttribute(Rows, 2), [], [0], new LayerShape(ShapeKind.Sequence, MaxLength, 2), [new("Vectors.weight", [Rows, 2])]),
        new("Mean", new AverageOverTimeAttribute(), [], [1], new LayerShape(ShapeKind.Vector, 1, 2), []),
        new("Logits", new LinearAttribute(LabelCount), [], [2], new LayerShape(ShapeKind.Vector, 1, LabelCount), [new("Logits.bias", [LabelCount])]),
    ]);

    /// <summary>A writer with everything that the network needs; tests leave out or change what they are about.</summary>
    public static ModelFileWriter Writer(float[]? bias = null, float[]? vectors = null)
    {
        var writer = new ModelFileWriter();
        writer.SetNetwork(Description);
        writer.SetLabels(["negative", "neutral", "positive"]);
        writer.SetInput("Text", new WordTokenizer(), Vocabulary);
        writer.Add("Vectors.weight", [Rows, 2], vectors ?? new float[Rows * 2]);
        writer.Add("Logits.bias", [LabelCount], bias ?? [1f, 2f, 3f]);
        return writer;
    }

    public static ModelFile ToFile(this ModelFileWriter writer)
    {
        var stream = new MemoryStream();
        writer.Save(stream);
        stream.Position = 0;
        return ModelFile.Read(stream);
    }
}
