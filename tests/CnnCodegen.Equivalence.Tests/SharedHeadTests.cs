using CnnCodegen.Equivalence.Tests.Corpus;
using CnnCodegen.Equivalence.Tests.Engines;
using CnnCodegen.Testing;

namespace CnnCodegen.Equivalence.Tests;

/// <summary>Networks that end in large fully connected layers: the texts of a batch share them.</summary>
public sealed class SharedHeadTests
{
    [Theory]
    [InlineData("TextClassifier")]
    [InlineData("TextClassifier(Weights = WeightFormat.BFloat16)")]
    public void A_text_has_the_same_result_in_a_batch_as_alone(string task)
    {
        NetworkSource source = NetworkCorpus.Named("LargeHead") with { Task = task };
        NetworkClass network = CompiledCorpus.Compile([source]).Networks[source.FullName];
        var model = new TestModel(network.Description, source.Seed);
        var instance = (IClassifierInstance)network.LoadNetwork(model.ToFile());
        int[][] texts = [.. Enumerable.Repeat(model.Ids, 5).SelectMany(static ids => ids)];
        float[] alone = new float[3], together = new float[3 * texts.Length];

        instance.Predict(TokenIdBatch.Of(texts), together);

        for (int text = 0; text < texts.Length; text++)
        {
            instance.Predict(texts[text], alone);
            Assert.Equal(alone, together[(3 * text)..(3 * (text + 1))]);
        }
    }

    [Fact]
    public void Its_code_has_a_method_for_the_head() =>
        Assert.Contains("RunHead(top, texts: 1, output, scratch)", CompiledCorpus.Compile([NetworkCorpus.Named("LargeHead")]).Run.Files.Single(file => !file.Key.Contains("Tiles", StringComparison.Ordinal)).Value, StringComparison.Ordinal);
}
