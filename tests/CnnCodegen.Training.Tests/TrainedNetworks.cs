using CnnCodegen.Training.Tests.Modules;
using static CnnCodegen.Training.Tests.Modules.NetworkBuilder;

namespace CnnCodegen.Training.Tests;

/// <summary>Classes of networks as the trainer sees them: only their descriptions count.</summary>
internal abstract class Trained<TSelf>
    where TSelf : Trained<TSelf>, INetwork<TSelf>
{
    public static TSelf Load(ModelFile file) => throw new NotSupportedException("This class has no generated code.");

    public int OutputLength(InputIds ids) => throw new NotSupportedException("This class has no generated code.");

    public void Compute(InputIds ids, Span<float> output) => throw new NotSupportedException("This class has no generated code.");

    /// <summary>Word vectors, the largest of each channel, and what ends the network.</summary>
    protected static NetworkDescription Bag(EmbeddingAttribute embedding, LayerAttribute? end = null)
    {
        NetworkBuilder network = new NetworkBuilder("Test").Words("Text")
            .Then("Vectors", embedding, Sequence(embedding.Dimensions), ("weight", [embedding.Rows, embedding.Dimensions]))
            .Then("Top", new MaxOverTimeAttribute(), Vector(embedding.Dimensions))
            .Then("Logits", new LinearAttribute(2), Vector(2), ("weight", [2, embedding.Dimensions]), ("bias", [2]));
        return (end is null ? network : network.Then("End", end, Vector(2))).Build();
    }
}

internal sealed class Frozen : Trained<Frozen>, INetwork<Frozen>
{
    public static NetworkDescription Description { get; } = Bag(new EmbeddingAttribute(30, 8) { Frozen = true });
}

internal sealed class FrozenPretrained : Trained<FrozenPretrained>, INetwork<FrozenPretrained>
{
    public static NetworkDescription Description { get; } = Bag(new EmbeddingAttribute(30, 8) { Frozen = true, Pretrained = true });
}

/// <summary>Three networks that differ by their end alone.</summary>
internal static class Ending
{
    internal sealed class InLogits : Trained<InLogits>, INetwork<InLogits>
    {
        public static NetworkDescription Description { get; } = Bag(new EmbeddingAttribute(30, 8));
    }

    internal sealed class InSoftmax : Trained<InSoftmax>, INetwork<InSoftmax>
    {
        public static NetworkDescription Description { get; } = Bag(new EmbeddingAttribute(30, 8), new SoftmaxAttribute());
    }

    internal sealed class InLogSoftmax : Trained<InLogSoftmax>, INetwork<InLogSoftmax>
    {
        public static NetworkDescription Description { get; } = Bag(new EmbeddingAttribute(30, 8), new LogSoftmaxAttribute());
    }
}

internal sealed class Normalised : Trained<Normalised>, INetwork<Normalised>
{
    public static NetworkDescription Description { get; } = OfVectors()
        .Then("Stem", new Conv1dAttribute(5, 3) { Padding = Padding.Same }, Sequence(5), [new BatchNormAttribute(), new ReluAttribute()],
            ("weight", [5, 6, 3]), ("bias", [5]), ("norm.weight", [5]), ("norm.bias", [5]), ("norm.running_mean", [5]), ("norm.running_var", [5]))
        .Then("Top", new MaxOverTimeAttribute(), Vector(5))
        .Then("Logits", new LinearAttribute(2), Vector(2), ("weight", [2, 5]), ("bias", [2])).Build();
}

internal sealed class TwoInputs : Trained<TwoInputs>, INetwork<TwoInputs>
{
    public static NetworkDescription Description { get; } = new NetworkBuilder("Test")
        .Words("Words").Vectors("WordVectors", "Words").Then("WordTop", new MaxOverTimeAttribute(), Vector(6))
        .Add("Letters", new CharactersAttribute { MaxLength = 60 }, new(ShapeKind.Tokens, 60, 1), [], [])
        .Then("LetterVectors", new EmbeddingAttribute(40, 4), Sequence(4, 60), ("weight", [40, 4]))
        .Then("LetterTop", new MaxOverTimeAttribute(), Vector(4))
        .Add("Both", new ConcatAttribute("WordTop", "LetterTop"), Vector(10), ["WordTop", "LetterTop"], [])
        .Then("Logits", new LinearAttribute(2), Vector(2), ("weight", [2, 10]), ("bias", [2])).Build();
}

/// <summary>Words that are read by their letters alone.</summary>
internal sealed class ClosedVocabulary : Trained<ClosedVocabulary>, INetwork<ClosedVocabulary>
{
    public static NetworkDescription Description { get; } = new NetworkBuilder("Test").Words("Text")
        .PerToken("Spelled", LayerCases.Describe("words of a closed vocabulary").Layers[2].Block!, "Text", 5, words: 20)
        .Then("Top", new MaxOverTimeAttribute(), Vector(5))
        .Then("Logits", new LinearAttribute(2), Vector(2), ("weight", [2, 5]), ("bias", [2])).Build();
}

/// <summary>As <see cref="ClosedVocabulary"/>, but each text would have to bring its spellings.</summary>
internal sealed class OpenVocabulary : Trained<OpenVocabulary>, INetwork<OpenVocabulary>
{
    public static NetworkDescription Description { get; } = new NetworkBuilder("Test").Words("Text")
        .PerToken("Spelled", LayerCases.Describe("spelled tokens").Layers[1].Block!, "Text", 5)
        .Then("Top", new MaxOverTimeAttribute(), Vector(5))
        .Then("Logits", new LinearAttribute(2), Vector(2), ("weight", [2, 5]), ("bias", [2])).Build();
}

/// <summary>As <see cref="Normalised"/>, with words dropped from the texts and channels dropped from the vectors.</summary>
internal sealed class WithWordDropout : Trained<WithWordDropout>, INetwork<WithWordDropout>
{
    public static NetworkDescription Description { get; } = OfVectors(input: [new WordDropoutAttribute(0.2)])
        .Then("Stem", new Conv1dAttribute(5, 3) { Padding = Padding.Same }, Sequence(5), [new BatchNormAttribute(), new ReluAttribute(), new DropoutAttribute(0.3)],
            ("weight", [5, 6, 3]), ("bias", [5]), ("norm.weight", [5]), ("norm.bias", [5]), ("norm.running_mean", [5]), ("norm.running_var", [5]))
        .Then("Top", new MaxOverTimeAttribute(), Vector(5))
        .Then("Logits", new LinearAttribute(2), Vector(2), ("weight", [2, 5]), ("bias", [2])).Build();
}
