using CnnCodegen.Equivalence.Tests.Corpus;
using CnnCodegen.Equivalence.Tests.Engines;
using CnnCodegen.Training;

namespace CnnCodegen.Equivalence.Tests;

/// <summary>What is trained computes what the equations say, whatever else is in the batch.</summary>
public sealed class TorchSharpTests
{
    public static TheoryData<string> Names => NetworkCorpus.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Module_agrees_with_the_reference(string name)
    {
        NetworkSource network = NetworkCorpus.Named(name);
        TestModel model = CompiledCorpus.Model(network);

        if (Agreement.Complaint("TorchSharp", model, TorchEngine.Outputs(model)) is { } complaint)
            Assert.Fail($"{complaint}{network}");
    }

    [Theory]
    [InlineData("KimSmall")]
    [InlineData("EightSameConvolutions")]
    [InlineData("BagOfWords")]
    public void Weights_that_TorchSharp_made_give_the_same_outputs_in_generated_code(string name)
    {
        NetworkDescription description = CompiledCorpus.Class(NetworkCorpus.Named(name)).Description;
        using TorchNetwork torch = TorchNetwork.Create(description, seed: 5);
        int[][] texts = [[], [1], [4, 0, 0, 3], [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]];
        float[][] expected = torch.Forward(texts);
        Testing.IClassifierInstance generated = CompiledCorpus.Class(NetworkCorpus.Named(name)).Load(torch.ToModelFile());

        double largest = expected.Max(logits => logits.Max(Math.Abs));
        foreach ((int index, int[] text) in texts.Index())
        {
            var logits = new float[expected[index].Length];
            generated.PredictLogits(text, logits);
            Assert.All(expected[index].Zip(logits), pair => Assert.Equal(pair.First, pair.Second, Agreement.Tolerance * largest));
        }
    }
}
