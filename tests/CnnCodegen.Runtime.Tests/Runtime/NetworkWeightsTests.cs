using System.Globalization;

namespace CnnCodegen.Runtime.Tests.Runtime;

public sealed class NetworkWeightsTests
{
    private static NetworkDescription Description => SmallNetwork.Description;

    [Fact]
    public void All_tensors_of_the_network_are_there()
    {
        float[] vectors = [.. Enumerable.Range(0, 12).Select(static i => i / 8f)];

        var weights = new NetworkWeights(SmallNetwork.Writer(bias: [4f, 5f, 6f], vectors: vectors).ToFile(), Description);

        Assert.Equal(vectors, weights.Tensor("Vectors.weight").ToArray());
        Assert.Equal([4f, 5f, 6f], weights.Tensor("Logits.bias").ToArray());
        Assert.Throws<ArgumentException>("name", () => weights.Tensor("Logits.weight").Length);
    }

    [Fact]
    public void Another_architecture_is_refused()
    {
        ModelFileWriter writer = SmallNetwork.Writer();
        writer.SetNetwork(SmallNetwork.Describe("Large", "0badcafe", new WordsAttribute { MaxLength = 5 }));

        ModelFileException fault = Refused(writer);

        Assert.Equal(("architecture", "feedc0de of network Small", "0badcafe"), (fault.Field, fault.Expected, fault.Found));
        Assert.Contains("the file was written for network Large with another architecture", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_is_no_model()
    {
        ModelFileWriter writer = SmallNetwork.Writer();
        writer.Metadata[ModelMetadata.Checkpoint] = "2";

        ModelFileException fault = Refused(writer);

        Assert.Equal((ModelMetadata.Checkpoint, "a checkpoint of a training run"), (fault.Field, fault.Found));
    }

    [Fact]
    public void Without_an_architecture_names_and_shapes_decide()
    {
        ModelFileWriter writer = SmallNetwork.Writer();
        writer.Metadata.Clear();

        Assert.Equal([1f, 2f, 3f], new NetworkWeights(writer.ToFile(), Description).Tensor("Logits.bias").ToArray());
    }

    [Fact]
    public void A_missing_tensor_is_named()
    {
        var writer = new ModelFileWriter();
        writer.Add("Vectors.weight", [6, 2], new float[12]);

        ModelFileException fault = Refused(writer);

        Assert.Equal(("Logits.bias", "a tensor of shape [3]", "none of this name"), (fault.Field, fault.Expected, fault.Found));
    }

    [Fact]
    public void A_tensor_of_another_shape_is_named()
    {
        var writer = new ModelFileWriter();
        writer.Add("Vectors.weight", [2, 6], new float[12]);

        ModelFileException fault = Refused(writer);

        Assert.Equal(("Vectors.weight", "shape [6, 2]", "shape [2, 6]"), (fault.Field, fault.Expected, fault.Found));
    }

    [Fact]
    public void A_tensor_too_much_is_named()
    {
        ModelFileWriter writer = SmallNetwork.Writer();
        writer.Add("Attention.weight", [1, 2], [1f, 2f]);
        writer.Add("Zero.weight", [1], [1f]);

        ModelFileException fault = Refused(writer);

        Assert.Equal(("Attention.weight", "no tensor beside the 2 of network Small", "F32 [1, 2]"), (fault.Field, fault.Expected, fault.Found));
    }

    [Fact]
    public void Batch_counters_are_passed_over()
    {
        ModelFileWriter writer = SmallNetwork.Writer();
        writer.Add("Stem.norm.num_batches_tracked", [], [100f]);

        Assert.Equal(3, new NetworkWeights(writer.ToFile(), Description).Tensor("Logits.bias").Length);
    }

    [Theory]
    [InlineData(float.NaN, "NaN at [3, 1]")]
    [InlineData(float.PositiveInfinity, "Infinity at [3, 1]")]
    [InlineData(float.NegativeInfinity, "-Infinity at [3, 1]")]
    public void A_number_that_is_none_is_named_with_its_place(float value, string found)
    {
        var vectors = new float[12];
        vectors[7] = value;
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = HostileCulture.Create();
            ModelFileException fault = Refused(SmallNetwork.Writer(vectors: vectors));
            Assert.Equal(("Vectors.weight", "finite numbers", found), (fault.Field, fault.Expected, fault.Found));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static ModelFileException Refused(ModelFileWriter writer) =>
        Assert.Throws<ModelFileException>(() => new NetworkWeights(writer.ToFile(), Description));
}
