using System.Runtime.CompilerServices;

namespace CnnCodegen.Runtime.Tests.Weights;

/// <summary>The page on model files says what the code does.</summary>
public sealed class DocumentationTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(ThisDirectory(), "../../../docs/weights.md"));

    [Fact]
    public void Every_metadata_key_has_its_row()
    {
        string[] keys =
        [
            ModelMetadata.Network, ModelMetadata.Architecture, ModelMetadata.Labels, ModelMetadata.Training, ModelMetadata.Metrics,
            ModelMetadata.Tokenizer("Sentence"), ModelMetadata.Vocabulary("Sentence"),
        ];

        Assert.All(keys, static key => Assert.Contains($"\n| `{key}` | ", Page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_example_of_a_header_is_a_sound_one()
    {
        string header = Page.Split("```json\n")[1].Split("```")[0].Trim();

        ModelFile file = FileBytes.Read(FileBytes.Of(header, new byte[8]));

        Assert.Equal("Logits.bias", Assert.Single(file.Tensors).Name);
        Assert.Equal("SentimentCnn", file.Metadata["network"]);
    }

    [Fact]
    public void The_example_of_an_error_is_what_an_error_says()
    {
        var fault = new ModelFileException("Vectors.weight", "shape [20000, 300]", "shape [20000, 100]");

        Assert.Contains($"\n{fault.Message} File: sentiment.safetensors\n", Page, StringComparison.Ordinal);
    }

    private static string ThisDirectory([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
