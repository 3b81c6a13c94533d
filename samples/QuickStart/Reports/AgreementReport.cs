using System.Globalization;
using System.Numerics.Tensors;
using CnnCodegen.Training;
using Spectre.Console;

namespace QuickStart.Reports;

/// <summary>How far the generated code's numbers lie from TorchSharp's, on the same texts with the same weights.</summary>
internal static class AgreementReport
{
    public static void Show(LanguageClassifier model, TrainedNetwork trained, IReadOnlyList<int[]> texts)
    {
        float[][] expected = trained.Logits(texts);
        float[] logits = new float[model.Labels.Count];
        float[] probabilities = new float[logits.Length];
        float[] expectedProbabilities = new float[logits.Length];
        float logitDifference = 0;
        float largestLogit = 0;
        float probabilityDifference = 0;
        for (int text = 0; text < texts.Count; text++)
        {
            model.PredictLogits(texts[text], logits);
            model.Predict(texts[text], probabilities);
            TensorPrimitives.SoftMax(expected[text], expectedProbabilities);
            logitDifference = Math.Max(logitDifference, Difference(logits, expected[text]));
            largestLogit = Math.Max(largestLogit, Math.Abs(TensorPrimitives.MaxMagnitude<float>(expected[text])));
            probabilityDifference = Math.Max(probabilityDifference, Difference(probabilities, expectedProbabilities));
        }

        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"Greatest difference to TorchSharp on {texts.Count} texts: [bold]{probabilityDifference:E1}[/] in a probability, {logitDifference:E1} in a logit, which is {logitDifference / largestLogit:E1} of the largest");
    }

    private static float Difference(ReadOnlySpan<float> actual, ReadOnlySpan<float> expected)
    {
        float greatest = 0;
        for (int index = 0; index < actual.Length; index++)
            greatest = Math.Max(greatest, Math.Abs(actual[index] - expected[index]));

        return greatest;
    }
}
