namespace CnnCodegen.Benchmarks.Comparison;

/// <summary>Says which rows have become slower than accepted, by their ratios to the peers: times follow the machine's load, ratios hardly.</summary>
internal static class RegressionGuard
{
    /// <summary>The part of a ratio that may be lost to noise.</summary>
    public const double Allowed = 0.1;

    /// <summary>The falls, one sentence each, in the order of the measured rows.</summary>
    /// <param name="accepted">The rows that were accepted.</param>
    /// <param name="measured">The rows of this run; those that were never accepted say nothing.</param>
    public static IReadOnlyList<string> Falls(IReadOnlyList<ComparisonRow> accepted, IReadOnlyList<ComparisonRow> measured)
    {
        Dictionary<string, ComparisonRow> byName = accepted.ToDictionary(static row => row.Name);
        var falls = new List<string>();
        foreach (ComparisonRow row in measured)
        {
            if (!byName.TryGetValue(row.Name, out ComparisonRow? before))
                continue;

            Add(falls, row.Name, "ONNX Runtime", before.OnnxRuntime, row.OnnxRuntime);
            Add(falls, row.Name, "libtorch", before.LibTorch, row.LibTorch);
        }

        return falls;
    }

    private static void Add(List<string> falls, string name, string peer, PeerResult? accepted, PeerResult? measured)
    {
        if (accepted is not null && measured is not null && measured.Ratio < accepted.Ratio * (1 - Allowed))
        {
            falls.Add(FormattableString.Invariant(
                $"{name}: {measured.Ratio:F2} × as fast as {peer}, {1 - (measured.Ratio / accepted.Ratio):P0} below the accepted {accepted.Ratio:F2} ×."));
        }
    }
}
