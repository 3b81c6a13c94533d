namespace CnnCodegen.Testing;

/// <summary>A loaded network whose class is known at run time only.</summary>
public interface INetworkInstance
{
    /// <inheritdoc cref="ITextClassifier{TSelf}.Labels"/>
    IReadOnlyList<string> Labels { get; }

    /// <inheritdoc cref="ITextClassifier{TSelf}.Predict(string)"/>
    Prediction Predict(string text);

    /// <inheritdoc cref="ITextClassifier{TSelf}.Predict(ReadOnlySpan{char}, Span{float})"/>
    void Predict(ReadOnlySpan<char> text, Span<float> scores);

    /// <inheritdoc cref="ITextClassifier{TSelf}.Predict(ReadOnlySpan{int}, Span{float})"/>
    void Predict(ReadOnlySpan<int> tokenIds, Span<float> scores);

    /// <inheritdoc cref="ITextClassifier{TSelf}.PredictLogits(ReadOnlySpan{int}, Span{float})"/>
    void PredictLogits(ReadOnlySpan<int> tokenIds, Span<float> logits);
}

/// <summary>A network's class, reached through its static members.</summary>
internal interface INetworkType
{
    NetworkDescription Description { get; }

    INetworkInstance Load(ModelFile file);
}

internal sealed class NetworkType<T> : INetworkType
    where T : ITextClassifier<T>
{
    public NetworkDescription Description => T.Description;

    public INetworkInstance Load(ModelFile file) => new Instance(T.Load(file));

    private sealed class Instance(T network) : INetworkInstance
    {
        public IReadOnlyList<string> Labels => network.Labels;

        public Prediction Predict(string text) => network.Predict(text);

        public void Predict(ReadOnlySpan<char> text, Span<float> scores) => network.Predict(text, scores);

        public void Predict(ReadOnlySpan<int> tokenIds, Span<float> scores) => network.Predict(tokenIds, scores);

        public void PredictLogits(ReadOnlySpan<int> tokenIds, Span<float> logits) => network.PredictLogits(tokenIds, logits);
    }
}
