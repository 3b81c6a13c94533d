using System.Numerics.Tensors;

namespace CnnCodegen.Training;

/// <summary>What a classifier says of an example.</summary>
public sealed class ExamplePrediction
{
    private readonly ReadOnlyMemory<float> _probabilities;

    internal ExamplePrediction(int index, TextExample example, IReadOnlyList<string> labels, ReadOnlyMemory<float> probabilities)
    {
        Index = index;
        Example = example;
        _probabilities = probabilities;
        int answer = TensorPrimitives.IndexOfMax(probabilities.Span);
        Answer = labels[answer];
        Confidence = probabilities.Span[answer];
    }

    /// <summary>The example's place among the examples, from 0.</summary>
    public int Index { get; }

    /// <summary>The text and its right label.</summary>
    public TextExample Example { get; }

    /// <summary>The most probable label.</summary>
    public string Answer { get; }

    /// <summary>The answer's probability, in [0, 1].</summary>
    public float Confidence { get; }

    /// <summary>The probability of each label, in the order of the classifier's labels.</summary>
    public ReadOnlySpan<float> Probabilities => _probabilities.Span;

    /// <summary>Whether the answer is the right label.</summary>
    public bool IsRight => Answer == Example.Label;
}
