using CnnCodegen.Training;

namespace CnnCodegen.CommandLine.Tests.Reports;

/// <summary>Reports with numbers that are easily worked out, and with texts that would like to be markup.</summary>
internal static class TestReports
{
    public const string HostileText = "<script>document.title = 'hacked'</script> <img src=\"https://example.org/x.png\" onerror=alert(1)> & | *bold* `code`";

    private static readonly string[] Labels = ["bad", "good <b>&"];

    /// <summary>Two classifiers: one with the accuracies 3/4 and 1/4, one with 4/4.</summary>
    public static ClassificationReport Two() => new(
        "Films <of> last year",
        [new("name", "films"), new("fingerprint", "0123456789abcdef")],
        [
            new("first", [new("epochs", "2"), new("optimizer", "Adam")],
            [
                Run("seed 1", [.9f, .2f, .45f, .3f], [new(1, 0.7, 0.9, 0.5, 0.4), new(2, 0.4, 0.6, 0.75, 0.7)]) with { Cost = new ClassifierCost(0.0015, 4_000_000) },
                Run("seed 2", [.4f, .65f, .3f, .1f], [new(1, 0.8, 0.9, 0.5, 0.4), new(2, 0.5, 0.7, 0.5, 0.4)]) with { Cost = new ClassifierCost(0.0025, 4_000_000) },
            ]),
            new("baseline", [], [Run("seed 1", [.9f, .1f, .8f, .2f], []) with { Cost = new ClassifierCost(20e-6, 1_500_000) }]),
        ]);

    /// <summary>A run over four examples, of which the first and the third are bad.</summary>
    private static ReportedRun Run(string name, float[] bad, EpochResult[] curve) => new(
        name,
        ClassifierEvaluation.Of(
            Labels,
            [new("dull", Labels[0]), new("gripping", Labels[1]), new(HostileText, Labels[0]), new("a long story that ends well", Labels[1])],
            [.. bad.SelectMany(probability => (float[])[probability, 1 - probability])]),
        curve,
        curve.Length * 1.5);
}
