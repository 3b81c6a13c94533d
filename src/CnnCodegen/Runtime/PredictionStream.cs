using System.Runtime.CompilerServices;

namespace CnnCodegen.Runtime;

/// <summary>Predicts texts as they come, and yields the predictions in the texts' order.</summary>
internal static class PredictionStream
{
    /// <summary>One text after another, on the reader's thread: the next text is asked for when its prediction is.</summary>
    public static async IAsyncEnumerable<Prediction> InTurn(
        TextClassifierModel model, IAsyncEnumerable<string> texts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long number = 0;
        cancellationToken.ThrowIfCancellationRequested();
        await foreach (string text in texts.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return model.Predict(TextLookAhead.Checked(text, number++));
        }
    }

    /// <summary>Some texts at a time, on threads of the pool, while further texts are read.</summary>
    public static async IAsyncEnumerable<Prediction> Ahead(
        TextClassifierModel model, IAsyncEnumerable<string> texts, int degreeOfParallelism, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var ahead = new TextLookAhead(model, texts, degreeOfParallelism, cancellationToken);
        await using (ahead.ConfigureAwait(false))
        {
            while (await ahead.NextAsync().ConfigureAwait(false) is { } group)
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (Prediction prediction in group.Predictions)
                {
                    yield return prediction;
                    cancellationToken.ThrowIfCancellationRequested();
                }

                group.Fault?.Throw();
            }
        }
    }
}
