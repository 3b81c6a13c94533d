using System.Buffers;

namespace CnnCodegen.Runtime;

/// <summary>Texts whose most probable labels are wanted.</summary>
internal readonly struct LabelledTexts(TextClassifierModel model, TextSnapshot texts, Prediction[] predictions) : IBatch
{
    public int Count => texts.Count;

    public int LengthOf(int text) => texts[text].Length;

    public void Predict(int text, Scratch scratch) => predictions[text] = model.Predict(texts[text], scratch);

    public void RunBody(int text, Span<float> body, Scratch scratch) => model.RunBody<char>(texts[text], body, scratch);

    public void Finish(int text, Span<float> logits) => predictions[text] = model.MostProbable(logits);
}

/// <summary>Texts whose scores are wanted, side by side.</summary>
internal readonly struct ScoredTexts(TextClassifierModel model, TextSnapshot texts, Memory<float> scores) : IBatch
{
    public int Count => texts.Count;

    public int LengthOf(int text) => texts[text].Length;

    public void Predict(int text, Scratch scratch) => model.Score<char>(texts[text], model.RowOf(scores, text), scratch);

    public void RunBody(int text, Span<float> body, Scratch scratch) => model.RunBody<char>(texts[text], body, scratch);

    public void Finish(int text, Span<float> logits)
    {
        Span<float> row = model.RowOf(scores, text);
        logits.CopyTo(row);
        model.ToProbabilities(row);
    }
}

/// <summary>Texts as ids whose scores are wanted, side by side.</summary>
internal readonly struct ScoredIds(TextClassifierModel model, TokenIdBatch ids, Memory<float> scores) : IBatch
{
    public int Count => ids.Count;

    public int LengthOf(int text) => ids[text].Length;

    public void Predict(int text, Scratch scratch) => model.ScoreIds(ids[text], model.RowOf(scores, text), scratch);

    public void RunBody(int text, Span<float> body, Scratch scratch) => model.RunBodyOfIds(ids[text], body, scratch);

    public void Finish(int text, Span<float> logits)
    {
        Span<float> row = model.RowOf(scores, text);
        logits.CopyTo(row);
        model.ToProbabilities(row);
    }
}

/// <summary>
/// The texts of a batch. Several threads do not read a caller's list, which may not be made for it, but a copy in rented memory.
/// </summary>
internal readonly struct TextSnapshot : IDisposable
{
    private readonly IReadOnlyList<string> _texts;
    private readonly string[]? _rented;

    public TextSnapshot(IReadOnlyList<string> texts, int degreeOfParallelism)
    {
        _texts = texts;
        Count = texts.Count;
        if (degreeOfParallelism == 1 || Count < 2)
            return;

        string[] rented = ArrayPool<string>.Shared.Rent(Count);
        for (int i = 0; i < Count; i++)
            rented[i] = this[i];
        _texts = _rented = rented;
    }

    public int Count { get; }

    /// <exception cref="ArgumentException">The text is null.</exception>
    public string this[int text] => _texts[text] ?? throw new ArgumentException(FormattableString.Invariant($"Text {text} is null."), "texts");

    public void Dispose()
    {
        if (_rented is null)
            return;
        _rented.AsSpan(0, Count).Clear();
        ArrayPool<string>.Shared.Return(_rented);
    }
}
