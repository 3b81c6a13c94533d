using CnnCodegen.Runtime.Tests.Runtime;
using CnnCodegen.Text;

namespace CnnCodegen.Runtime.Tests.Translators;

/// <summary>
/// A translator by hand: the scores of the next token are drawn by chance, another draw for each source and each beginning of a target, and always the same one. So no beginning tells anything
/// about another, and only a search that sees them all finds the best.
/// </summary>
internal sealed class ToyTranslator : StreamProgram
{
    public const int MaxLength = 6;
    public const int End = 2;

    public static Vocabulary Sources { get; } = new(["the", "cat", "sat"]);

    public static Vocabulary Targets { get; } = new(["</s>", "le", "chat", "assis"]);

    /// <summary>The ids of a target: padding, unknown, the end, and three words.</summary>
    public static int Tokens => Targets.Count;

    public static NetworkDescription Description { get; } = new("Toy", "feedc0de", 1,
    [
        new("Source", new WordsAttribute { MaxLength = MaxLength }, [], [], new LayerShape(ShapeKind.Tokens, MaxLength, 1), []),
        new("SourceVectors", new EmbeddingAttribute(5, 1), [], [0], new LayerShape(ShapeKind.Sequence, MaxLength, 1), []),
        new("Target", new WordsAttribute { MaxLength = MaxLength }, [], [], new LayerShape(ShapeKind.Tokens, MaxLength, 1), []),
        new("TargetVectors", new EmbeddingAttribute(6, 1), [], [2], new LayerShape(ShapeKind.Sequence, MaxLength, 1), []),
        new("Logits", new LinearAttribute(6), [], [3], new LayerShape(ShapeKind.Sequence, MaxLength, 6), []),
    ]);

    public override int Stream => 1;

    public override int LongestPiece => MaxLength;

    public override int StateLength => 1;

    public override int ContextLength => 1;

    public override int BodyRowLength => 1;

    public override int OutputRowLength => Tokens;

    protected override int StepScratchLength => 0;

    /// <summary>How many tokens all searches have read.</summary>
    public int Steps { get; private set; }

    /// <summary>What is added to the end's score: positive for short translations, negative for long ones.</summary>
    public float EndBias { get; init; }

    public static TranslatorModel Model(ToyTranslator? program = null, string? endToken = null, Vocabulary? targets = null)
    {
        var writer = new ModelFileWriter();
        writer.SetNetwork(Description);
        writer.SetInput("Source", new WordTokenizer(), Sources);
        writer.SetInput("Target", new WordTokenizer(), targets ?? Targets);
        if (endToken is not null)
            writer.Metadata[ModelMetadata.EndToken] = endToken;
        program ??= new ToyTranslator();
        return new TranslatorModel(writer.ToFile(), Description, _ => program);
    }

    /// <summary>The log-probabilities of the tokens that may follow a beginning, in double precision.</summary>
    public static double[] LogProbabilities(int[] source, IEnumerable<int> target, float endBias = 0)
    {
        float code = target.Prepend(End).Aggregate(Code(source), Mix);
        double[] scores = [.. Enumerable.Range(0, Tokens).Select(token => (double)Score(code, token, endBias))];
        double sum = scores.Sum(Math.Exp);
        return [.. scores.Select(score => score - Math.Log(sum))];
    }

    public override void Start(InputIds ids, Span<float> context, Span<float> state, Span<float> scratch)
    {
        context[0] = Code(ids[0]);
        state[0] = context[0];
    }

    public override void AdvanceBody(InputIds ids, ReadOnlySpan<float> context, Span<float> state, Span<float> body, Span<float> scratch)
    {
        for (int i = 0; i < ids[1].Length; i++)
        {
            state[0] = body[i] = Mix(state[0], ids[1][i]);
            Steps++;
        }
    }

    public override void RunOutputs(ReadOnlySpan<float> body, int rows, Span<float> output, Span<float> scratch)
    {
        for (int i = 0; i < rows * Tokens; i++)
            output[i] = Score(body[i / Tokens], i % Tokens, EndBias);
    }

    private static float Code(ReadOnlySpan<int> source)
    {
        float code = 7;
        foreach (int id in source)
            code = Mix(code, id);
        return code;
    }

    /// <summary>Another whole number below 2^20, which a float holds exactly.</summary>
    private static float Mix(float code, int token) => (((uint)code * 40503) + ((uint)token * 7919) + 12345) % (1 << 20);

    private static float Score(float code, int token, float endBias) =>
        ((((uint)code + ((uint)token * 977)) * 2654435761) >> 20) / 1024f + (token == End ? endBias : 0);
}
