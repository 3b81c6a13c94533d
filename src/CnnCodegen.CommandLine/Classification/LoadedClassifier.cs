using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>A classifier's generated code with weights, whatever its class.</summary>
internal abstract class LoadedClassifier
{
    /// <summary>The labels, in the order of the scores.</summary>
    public abstract IReadOnlyList<string> Labels { get; }

    /// <summary>The probability of each label for each of some texts.</summary>
    public abstract float[] Predict(IReadOnlyList<string> texts, int threads, CancellationToken cancellationToken);

    /// <summary>The most probable label of each text of a stream, as the texts come.</summary>
    public abstract IAsyncEnumerable<Prediction> PredictAsync(IAsyncEnumerable<string> texts, int threads, CancellationToken cancellationToken);

    /// <summary>The time of an answer, one text after the other on one thread.</summary>
    public abstract double SecondsPerText(IReadOnlyList<string> texts);

    /// <summary>The answers to examples.</summary>
    public abstract ClassifierEvaluation Evaluate(IReadOnlyList<TextExample> examples, int threads, CancellationToken cancellationToken);
}

/// <summary>A classifier's generated code with weights.</summary>
internal sealed class LoadedClassifier<TNetwork>(TNetwork network) : LoadedClassifier
    where TNetwork : ITextClassifier<TNetwork>
{
    public override IReadOnlyList<string> Labels => network.Labels;

    public override float[] Predict(IReadOnlyList<string> texts, int threads, CancellationToken cancellationToken)
    {
        var scores = new float[texts.Count * network.Labels.Count];
        network.Predict(texts, scores, threads, cancellationToken);
        return scores;
    }

    public override IAsyncEnumerable<Prediction> PredictAsync(IAsyncEnumerable<string> texts, int threads, CancellationToken cancellationToken) =>
        network.PredictAsync(texts, threads, cancellationToken);

    public override double SecondsPerText(IReadOnlyList<string> texts)
    {
        var scores = new float[network.Labels.Count];
        return PredictionTime.SecondsPerText(texts, text => network.Predict(text, scores));
    }

    public override ClassifierEvaluation Evaluate(IReadOnlyList<TextExample> examples, int threads, CancellationToken cancellationToken) =>
        ClassifierEvaluation.Of(network, examples, threads, cancellationToken);
}
