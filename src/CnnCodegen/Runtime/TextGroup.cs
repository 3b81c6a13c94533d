using System.Runtime.ExceptionServices;

namespace CnnCodegen.Runtime;

/// <summary>Some consecutive texts of a stream, predicted by one thread in one go.</summary>
/// <param name="model">The classifier.</param>
internal sealed class TextGroup(TextClassifierModel model)
{
    private readonly List<string> _texts = [];
    private readonly List<Prediction> _predictions = [];

    /// <summary>The number of texts.</summary>
    public int Count => _texts.Count;

    /// <summary>The predictions of the texts before the fault, if there is one.</summary>
    public IReadOnlyList<Prediction> Predictions => _predictions;

    /// <summary>What ended the stream behind these texts, or broke one of them.</summary>
    public ExceptionDispatchInfo? Fault { get; private set; }

    public void Add(string text) => _texts.Add(text);

    /// <summary>Notes that the stream ended with a fault behind the texts that were added.</summary>
    public void EndWith(Exception exception) => Fault = ExceptionDispatchInfo.Capture(exception);

    /// <summary>Predicts the texts, up to the first that throws.</summary>
    public void Run(CancellationToken cancellationToken)
    {
        try
        {
            Scratch scratch = model.Rent();
            foreach (string text in _texts)
            {
                cancellationToken.ThrowIfCancellationRequested();
                _predictions.Add(model.Predict(text, scratch));
            }

            model.Return(scratch);
        }
        catch (Exception exception)
        {
            Fault = ExceptionDispatchInfo.Capture(exception);
        }
    }
}
