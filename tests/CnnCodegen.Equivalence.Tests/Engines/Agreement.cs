using System.Globalization;
using System.Text;
using CnnCodegen.Equivalence.Tests.Corpus;
using CnnCodegen.Testing;

namespace CnnCodegen.Equivalence.Tests.Engines;

/// <summary>
/// Compares an engine with the reference. A difference counts relative to the largest output that the network has for any of the texts,
/// because single outputs come near zero by cancellation.
/// </summary>
internal static class Agreement
{
    /// <summary>
    /// Single precision carries 6e-8; a sum of thousands of products of the networks here loses about one digit, a stack of layers a little more.
    /// </summary>
    public const double Tolerance = 1e-5;

    /// <summary>Asserts that the generated code of each network agrees with the reference; names the layer in which a fault begins.</summary>
    /// <param name="project">The compilation that holds the networks' code.</param>
    /// <param name="networks">The networks.</param>
    /// <param name="what">How the compilation came about, for the message.</param>
    /// <param name="disabledPasses">The passes that were left out, separated by semicolons.</param>
    /// <param name="tolerance">The difference that is allowed, relative to the largest output.</param>
    public static void AssertAll(CompiledProject project, IEnumerable<NetworkSource> networks, string what, string disabledPasses = "", double tolerance = Tolerance)
    {
        var complaints = new List<string>();
        foreach (NetworkSource network in networks)
        {
            NetworkClass compiled = project.Networks[network.FullName];
            TestModel model = CompiledCorpus.Model(network, compiled);
            if (Complaint(network.Name, model, GeneratedEngine.Outputs(compiled, model), tolerance) is { } complaint)
                complaints.Add($"{complaint}{FaultFinder.Locate(network, model.Description, disabledPasses)}{network}");
        }

        Assert.True(complaints.Count == 0, $"{what}, {complaints.Count} networks are wrong.\n{string.Join('\n', complaints.Take(3))}");
    }

    /// <summary>What differs too much, in words; null where all agree.</summary>
    public static string? Complaint(string engine, TestModel model, IReadOnlyList<float[]> logits, double tolerance = Tolerance)
    {
        double largest = model.Outputs.Max(reference => reference.Max(Math.Abs));
        var complaint = new StringBuilder();
        int faulty = 0;
        for (int text = 0; text < model.Texts.Count; text++)
        {
            string? difference = Difference(model.Outputs[text], logits[text], largest, tolerance);
            if (difference is not null && ++faulty <= 5)
                complaint.Append(CultureInfo.InvariantCulture, $"  text of {string.Join(" + ", model.Texts[text].Take(model.Description.Inputs.Count).Select(static ids => ids.Length))} ids: {difference}\n");
        }

        return faulty == 0
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{engine} differs from the reference for {faulty} of {model.Texts.Count} texts:\n{complaint}");
    }

    private static string? Difference(double[] reference, float[] logits, double largest, double tolerance)
    {
        if (reference.Length != logits.Length)
            return string.Create(CultureInfo.InvariantCulture, $"{logits.Length} outputs instead of {reference.Length}");

        // Written so that NaN counts as a difference.
        int[] faulty = [.. Enumerable.Range(0, logits.Length).Where(i => !(Math.Abs(reference[i] - logits[i]) <= tolerance * largest))];
        if (faulty.Length == 0)
            return null;
        int worst = faulty.MaxBy(i => Math.Abs(reference[i] - logits[i]));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{faulty.Length} of {logits.Length} outputs ({string.Join(", ", faulty.Take(8))}{(faulty.Length > 8 ? ", …" : "")}); worst {worst}: {logits[worst]:R} instead of {reference[worst]:R}");
    }
}
