using CnnCodegen.LanguageModels;
using CnnCodegen.Tagging;
using CnnCodegen.Translators;

namespace CnnCodegen.Testing;

/// <summary>A loaded network whose class is known at run time only.</summary>
public interface INetworkInstance
{
    /// <summary>The network's raw output for one text.</summary>
    /// <param name="ids">The sequences of ids in the order of <see cref="InputIds"/>.</param>
    float[] Compute(int[][] ids);
}

/// <summary>A loaded text classifier whose class is known at run time only.</summary>
public interface IClassifierInstance : INetworkInstance
{
    /// <inheritdoc cref="ITextClassifier{TSelf}.Labels"/>
    IReadOnlyList<string> Labels { get; }

    /// <inheritdoc cref="ITextClassifier{TSelf}.Predict(string)"/>
    Prediction Predict(string text);

    /// <inheritdoc cref="ITextClassifier{TSelf}.Predict(ReadOnlySpan{char}, Span{float})"/>
    void Predict(ReadOnlySpan<char> text, Span<float> scores);

    /// <inheritdoc cref="ITextClassifier{TSelf}.Predict(ReadOnlySpan{int}, Span{float})"/>
    void Predict(ReadOnlySpan<int> tokenIds, Span<float> scores);

    /// <summary>The probability of each label for each text of a batch, on one thread.</summary>
    void Predict(TokenIdBatch tokenIds, Memory<float> scores);

    /// <inheritdoc cref="ITextClassifier{TSelf}.PredictLogits(ReadOnlySpan{int}, Span{float})"/>
    void PredictLogits(ReadOnlySpan<int> tokenIds, Span<float> logits);
}

/// <summary>A loaded sequence tagger whose class is known at run time only.</summary>
public interface ITaggerInstance : INetworkInstance
{
    /// <inheritdoc cref="ISequenceTagger{TSelf}.Tags"/>
    IReadOnlyList<string> Tags { get; }

    /// <inheritdoc cref="ISequenceTagger{TSelf}.Tag(string)"/>
    TaggedToken[] Tag(string text);

    /// <inheritdoc cref="ISequenceTagger{TSelf}.Tag(IReadOnlyList{string})"/>
    TaggedToken[] Tag(IReadOnlyList<string> words);

    /// <inheritdoc cref="ISequenceTagger{TSelf}.Tag(InputIds, Span{int})"/>
    int Tag(InputIds ids, Span<int> tags);

    /// <inheritdoc cref="ISequenceTagger{TSelf}.Tag(InputIds, Span{int}, Span{float})"/>
    int Tag(InputIds ids, Span<int> tags, Span<float> probabilities);
}

/// <summary>A loaded language model whose class is known at run time only.</summary>
public interface ILanguageModelInstance : INetworkInstance
{
    /// <inheritdoc cref="ILanguageModel{TSelf}.VocabularySize"/>
    int VocabularySize { get; }

    /// <inheritdoc cref="ILanguageModel{TSelf}.EndToken"/>
    int? EndToken { get; }

    /// <inheritdoc cref="ILanguageModel{TSelf}.Start"/>
    LanguageModelState Start();

    /// <inheritdoc cref="ILanguageModel{TSelf}.Read"/>
    void Read(LanguageModelState state, ReadOnlySpan<int> tokens);

    /// <inheritdoc cref="ILanguageModel{TSelf}.Next(LanguageModelState, int, Span{float})"/>
    void Next(LanguageModelState state, int token, Span<float> logits);

    /// <inheritdoc cref="ILanguageModel{TSelf}.Next(ReadOnlySpan{LanguageModelState}, ReadOnlySpan{int}, Span{float})"/>
    void Next(ReadOnlySpan<LanguageModelState> states, ReadOnlySpan<int> tokens, Span<float> logits);

    /// <inheritdoc cref="ILanguageModel{TSelf}.NextBest"/>
    int NextBest(LanguageModelState state, int token);

    /// <inheritdoc cref="ILanguageModel{TSelf}.LogProbability"/>
    float LogProbability(LanguageModelState state, int token, int next);

    /// <inheritdoc cref="ILanguageModel{TSelf}.Score"/>
    TextScore Score(string text);

    /// <inheritdoc cref="ILanguageModel{TSelf}.Next(string, Span{float})"/>
    void Next(string text, Span<float> logits);

    /// <inheritdoc cref="ILanguageModel{TSelf}.Generate"/>
    string Generate(string prompt, GenerationOptions? options = null);
}

/// <summary>A loaded translator whose class is known at run time only.</summary>
public interface ITranslatorInstance : INetworkInstance
{
    /// <inheritdoc cref="ITranslator{TSelf}.Translate(string)"/>
    Translation Translate(string text);

    /// <inheritdoc cref="ITranslator{TSelf}.Translate(string, SearchOptions)"/>
    Translation Translate(string text, SearchOptions options);

    /// <inheritdoc cref="ITranslator{TSelf}.TranslateBest"/>
    Translation[] TranslateBest(string text, int count, SearchOptions options);

    /// <inheritdoc cref="ITranslator{TSelf}.Translate(InputIds, Span{int}, SearchOptions, out double)"/>
    int Translate(InputIds source, Span<int> target, SearchOptions options, out double logProbability);

    /// <inheritdoc cref="ITranslator{TSelf}.Score(string, string)"/>
    TextScore Score(string source, string target);

    /// <inheritdoc cref="ITranslator{TSelf}.Score(InputIds, ReadOnlySpan{int}, Span{float})"/>
    void Score(InputIds source, ReadOnlySpan<int> target, Span<float> logProbabilities);
}

/// <summary>A network's class, reached through its static members.</summary>
internal interface INetworkType
{
    NetworkDescription Description { get; }

    INetworkInstance Load(ModelFile file);

    /// <summary>The members of a class of any task.</summary>
    public static INetworkType Of(Type type)
    {
        bool Is(Type task) => type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == task);
        Type members = Is(typeof(ITextClassifier<>)) ? typeof(ClassifierType<>)
            : Is(typeof(ISequenceTagger<>)) ? typeof(TaggerType<>)
            : Is(typeof(ILanguageModel<>)) ? typeof(LanguageModelType<>)
            : Is(typeof(ITranslator<>)) ? typeof(TranslatorType<>)
            : typeof(NetworkType<>);
        return (INetworkType)Activator.CreateInstance(members.MakeGenericType(type))!;
    }
}

internal sealed class NetworkType<T> : INetworkType
    where T : INetwork<T>
{
    public NetworkDescription Description => T.Description;

    public INetworkInstance Load(ModelFile file) => new Instance(T.Load(file));

    internal static float[] Compute(T network, int[][] ids)
    {
        InputIds input = InputIds.Of(ids);
        float[] output = new float[network.OutputLength(input)];
        network.Compute(input, output);
        return output;
    }

    private sealed class Instance(T network) : INetworkInstance
    {
        public float[] Compute(int[][] ids) => NetworkType<T>.Compute(network, ids);
    }
}

internal sealed class ClassifierType<T> : INetworkType
    where T : ITextClassifier<T>
{
    public NetworkDescription Description => T.Description;

    public INetworkInstance Load(ModelFile file) => new Instance(T.Load(file));

    private sealed class Instance(T network) : IClassifierInstance
    {
        public IReadOnlyList<string> Labels => network.Labels;

        public float[] Compute(int[][] ids) => NetworkType<T>.Compute(network, ids);

        public Prediction Predict(string text) => network.Predict(text);

        public void Predict(ReadOnlySpan<char> text, Span<float> scores) => network.Predict(text, scores);

        public void Predict(ReadOnlySpan<int> tokenIds, Span<float> scores) => network.Predict(tokenIds, scores);

        public void Predict(TokenIdBatch tokenIds, Memory<float> scores) => network.Predict(tokenIds, scores);

        public void PredictLogits(ReadOnlySpan<int> tokenIds, Span<float> logits) => network.PredictLogits(tokenIds, logits);
    }
}

internal sealed class TaggerType<T> : INetworkType
    where T : ISequenceTagger<T>
{
    public NetworkDescription Description => T.Description;

    public INetworkInstance Load(ModelFile file) => new Instance(T.Load(file));

    private sealed class Instance(T network) : ITaggerInstance
    {
        public IReadOnlyList<string> Tags => network.Tags;

        public float[] Compute(int[][] ids) => NetworkType<T>.Compute(network, ids);

        public TaggedToken[] Tag(string text) => network.Tag(text);

        public TaggedToken[] Tag(IReadOnlyList<string> words) => network.Tag(words);

        public int Tag(InputIds ids, Span<int> tags) => network.Tag(ids, tags);

        public int Tag(InputIds ids, Span<int> tags, Span<float> probabilities) => network.Tag(ids, tags, probabilities);
    }
}

internal sealed class LanguageModelType<T> : INetworkType
    where T : ILanguageModel<T>
{
    public NetworkDescription Description => T.Description;

    public INetworkInstance Load(ModelFile file) => new Instance(T.Load(file));

    private sealed class Instance(T network) : ILanguageModelInstance
    {
        public int VocabularySize => network.VocabularySize;

        public int? EndToken => network.EndToken;

        public float[] Compute(int[][] ids) => NetworkType<T>.Compute(network, ids);

        public LanguageModelState Start() => network.Start();

        public void Read(LanguageModelState state, ReadOnlySpan<int> tokens) => network.Read(state, tokens);

        public void Next(LanguageModelState state, int token, Span<float> logits) => network.Next(state, token, logits);

        public void Next(ReadOnlySpan<LanguageModelState> states, ReadOnlySpan<int> tokens, Span<float> logits) => network.Next(states, tokens, logits);

        public int NextBest(LanguageModelState state, int token) => network.NextBest(state, token);

        public float LogProbability(LanguageModelState state, int token, int next) => network.LogProbability(state, token, next);

        public TextScore Score(string text) => network.Score(text);

        public void Next(string text, Span<float> logits) => network.Next(text, logits);

        public string Generate(string prompt, GenerationOptions? options = null) => network.Generate(prompt, options);
    }
}

internal sealed class TranslatorType<T> : INetworkType
    where T : ITranslator<T>
{
    public NetworkDescription Description => T.Description;

    public INetworkInstance Load(ModelFile file) => new Instance(T.Load(file));

    private sealed class Instance(T network) : ITranslatorInstance
    {
        public float[] Compute(int[][] ids) => NetworkType<T>.Compute(network, ids);

        public Translation Translate(string text) => network.Translate(text);

        public Translation Translate(string text, SearchOptions options) => network.Translate(text, options);

        public Translation[] TranslateBest(string text, int count, SearchOptions options) => network.TranslateBest(text, count, options);

        public int Translate(InputIds source, Span<int> target, SearchOptions options, out double logProbability) => network.Translate(source, target, options, out logProbability);

        public TextScore Score(string source, string target) => network.Score(source, target);

        public void Score(InputIds source, ReadOnlySpan<int> target, Span<float> logProbabilities) => network.Score(source, target, logProbabilities);
    }
}
