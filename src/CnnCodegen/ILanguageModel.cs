using CnnCodegen.LanguageModels;
using CnnCodegen.Text;

namespace CnnCodegen;

/// <summary>The members that the generator writes for a class marked <see cref="LanguageModelAttribute"/>.</summary>
/// <remarks>
/// <para>
/// An instance is immutable and serves any number of threads at a time. What was read so far is a <see cref="LanguageModelState"/>, which one thread at a time uses.
/// Streams have no longest length: the input's <c>MaxLength</c> is that of <see cref="INetwork{TSelf}.Compute"/> alone, which reads a text from the start.
/// </para>
/// <para>
/// Texts consist of lines. Where the model file names an end token (<see cref="ModelMetadata.EndToken"/>), it stands before the first line and behind each of
/// them, as in the streams on which such models are trained.
/// </para>
/// </remarks>
/// <typeparam name="TSelf">The network's class.</typeparam>
public interface ILanguageModel<TSelf> : INetwork<TSelf>
    where TSelf : ILanguageModel<TSelf>
{
    /// <summary>The vocabulary of what is read, and of what is predicted.</summary>
    /// <exception cref="InvalidOperationException">The model file holds none.</exception>
    Vocabulary Vocabulary { get; }

    /// <summary>The number of logits of a token, which may be larger than the vocabulary's.</summary>
    int VocabularySize { get; }

    /// <summary>The id of the token that ends a line and stands before the first one; null where the model has none.</summary>
    int? EndToken { get; }

    /// <summary>The state of a stream of which nothing was read.</summary>
    LanguageModelState Start();

    /// <summary>Reads tokens, and predicts nothing. Allocates nothing.</summary>
    /// <param name="state">What was read before; what was read after it.</param>
    /// <param name="tokens">The ids; any number.</param>
    /// <exception cref="ArgumentException">The state is that of another model.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An id is negative, or beyond the rows of an embedding or the logits.</exception>
    void Read(LanguageModelState state, ReadOnlySpan<int> tokens);

    /// <summary>Reads a token, and predicts the next one. Allocates nothing.</summary>
    /// <param name="state">What was read before; what was read after it.</param>
    /// <param name="token">The id.</param>
    /// <param name="logits">Receives the logits of the token that follows; its length must be <see cref="VocabularySize"/>.</param>
    /// <exception cref="ArgumentException">The state is that of another model, or <paramref name="logits"/> has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The id is negative, or beyond the rows of an embedding or the logits.</exception>
    void Next(LanguageModelState state, int token, Span<float> logits);

    /// <summary>
    /// Reads a token of each of some streams, and predicts the next ones: the weights of the output layer are read once for up to 32 streams. Allocates nothing.
    /// </summary>
    /// <param name="states">What was read of each stream before; what was read after it. No state may stand here twice.</param>
    /// <param name="tokens">An id for each stream.</param>
    /// <param name="logits">Receives the logits, stream by stream; its length must be <see cref="VocabularySize"/> times the number of streams.</param>
    /// <exception cref="ArgumentException">
    /// There are more or fewer tokens than states, a state is null or that of another model, or <paramref name="logits"/> has another length.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An id is negative, or beyond the rows of an embedding or the logits; no stream was read then.</exception>
    void Next(ReadOnlySpan<LanguageModelState> states, ReadOnlySpan<int> tokens, Span<float> logits);

    /// <summary>Reads a token, and answers the most probable next one. Allocates nothing.</summary>
    /// <param name="state">What was read before; what was read after it.</param>
    /// <param name="token">The id.</param>
    /// <returns>The id of the token with the largest logit, the first of equal ones.</returns>
    /// <exception cref="ArgumentException">The state is that of another model.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The id is negative, or beyond the rows of an embedding or the logits.</exception>
    int NextBest(LanguageModelState state, int token);

    /// <summary>Reads a token, and answers how probable another one is to follow. Allocates nothing.</summary>
    /// <param name="state">What was read before; what was read after it.</param>
    /// <param name="token">The id.</param>
    /// <param name="next">The id of the token that may follow.</param>
    /// <returns>The natural logarithm of the probability.</returns>
    /// <exception cref="ArgumentException">The state is that of another model.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An id is negative, or beyond the rows of an embedding or the logits.</exception>
    float LogProbability(LanguageModelState state, int token, int next);

    /// <summary>How probable a text is, token by token.</summary>
    /// <param name="text">
    /// The text, of one line or several. Where the model has an end token, each line is followed by it, and it is scored as other tokens are; where it has none,
    /// lines are read one behind the other, and the first token has no score because nothing stands before it.
    /// </param>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary.</exception>
    TextScore Score(string text);

    /// <summary>Reads a text from its start, and predicts the token that follows it: for telling how a text may go on.</summary>
    /// <param name="text">The text, whose last line goes on; may be empty where the model has an end token, behind which every line begins.</param>
    /// <param name="logits">Receives the logits of the token that follows; its length must be <see cref="VocabularySize"/>.</param>
    /// <exception cref="ArgumentException">The text has no token, and the model no end token; or <paramref name="logits"/> has another length.</exception>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary.</exception>
    void Next(string text, Span<float> logits);

    /// <summary>Continues a text by tokens drawn from what the network predicts.</summary>
    /// <param name="prompt">What stands before; may be empty where the model has an end token, behind which every line begins.</param>
    /// <param name="options">How tokens are drawn, and how many; as by default where it is null.</param>
    /// <returns>What follows the prompt, with the space that belongs between the two: the whole text is <c>prompt + Generate(prompt)</c>.</returns>
    /// <exception cref="ArgumentException">The prompt has no token, and the model no end token.</exception>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary.</exception>
    string Generate(string prompt, GenerationOptions? options = null);
}
