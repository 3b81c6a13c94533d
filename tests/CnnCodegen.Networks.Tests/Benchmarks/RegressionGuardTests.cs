using CnnCodegen.Benchmarks.Comparison;

namespace CnnCodegen.Networks.Tests.Benchmarks;

/// <summary>What the comparison says about rows that became slower, and what it remembers.</summary>
public sealed class RegressionGuardTests
{
    [Theory]
    [InlineData(1.81, 0)]
    [InlineData(1.79, 1)]
    [InlineData(2.5, 0)]
    public void A_ratio_may_fall_by_a_tenth(double measured, int falls) =>
        Assert.Equal(falls, RegressionGuard.Falls([Row("Kim", onnxRuntime: 2)], [Row("Kim", onnxRuntime: measured)]).Count);

    [Fact]
    public void A_fall_names_the_row_the_peer_and_both_ratios()
    {
        string fall = Assert.Single(RegressionGuard.Falls(
            [Row("Kim", onnxRuntime: 2, libTorch: 4), Row("Other", onnxRuntime: 3)],
            [Row("Kim", onnxRuntime: 2, libTorch: 3), Row("Other", onnxRuntime: 3)]));
        Assert.StartsWith("Kim: 3.00 × as fast as libtorch", fall, StringComparison.Ordinal);
        Assert.EndsWith("below the accepted 4.00 ×.", fall, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_and_peers_that_only_one_run_has_are_no_falls()
    {
        Assert.Empty(RegressionGuard.Falls([Row("Gone", onnxRuntime: 9)], [Row("New", onnxRuntime: 1)]));
        Assert.Empty(RegressionGuard.Falls([Row("Kim", onnxRuntime: 9)], [Row("Kim", libTorch: 1)]));
    }

    [Fact]
    public void A_time_alone_is_no_fall() =>
        Assert.Empty(RegressionGuard.Falls([Row("Kim", onnxRuntime: 2)], [Row("Kim", onnxRuntime: 2) with { Microseconds = 1e6 }]));

    [Fact]
    public void Accepted_rows_of_other_machines_and_of_the_same_versions_stay()
    {
        AcceptedMachine other = Machine("Other processor", "1", Row("Kim", onnxRuntime: 1));
        AcceptedMachine wide = Machine("This processor", "1", Row("Kim", onnxRuntime: 5)) with { VectorBits = 512 };
        AcceptedMachine before = Machine("This processor", "1", Row("Kim", onnxRuntime: 2), Row("Deep", onnxRuntime: 3));
        AcceptedMachine measured = Machine("This processor", "1", Row("Kim", onnxRuntime: 4));

        IReadOnlyList<AcceptedMachine> accepted = AcceptedMachine.Accept([other, wide, before], measured);

        Assert.Equal([other, wide], accepted.SkipLast(1));
        Assert.Equal([("Deep", 3), ("Kim", 4)], accepted[^1].Rows.Select(static row => (row.Name, row.OnnxRuntime!.Ratio)));
    }

    [Fact]
    public void Accepted_rows_of_other_versions_go()
    {
        AcceptedMachine before = Machine("This processor", "1", Row("Deep", onnxRuntime: 3));
        AcceptedMachine measured = Machine("This processor", "2", Row("Kim", onnxRuntime: 4));
        Assert.Equal([measured.Rows], AcceptedMachine.Accept([before], measured).Select(static machine => machine.Rows));
    }

    [Fact]
    public void What_was_written_is_read_again()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            Assert.Empty(AcceptedMachine.Read(path));
            AcceptedMachine machine = Machine("A processor", "1", Row("Kim; 4 × 256", onnxRuntime: 1.25), Row("Deep", libTorch: 3));
            AcceptedMachine.Write(path, [machine]);
            AcceptedMachine read = Assert.Single(AcceptedMachine.Read(path));
            Assert.Equal(machine.Rows, read.Rows);
            Assert.Equal(machine with { Rows = read.Rows }, read);
            Assert.Contains("Kim; 4 × 256", File.ReadAllText(path), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static ComparisonRow Row(string name, double? onnxRuntime = null, double? libTorch = null)
    {
        static PeerResult? Peer(double? ratio) => ratio is { } value ? new PeerResult("Conv1d", 10 * value, value, 0) : null;

        return new ComparisonRow(name, 10, 0.01, 0.9, 0, Peer(onnxRuntime), Peer(libTorch));
    }

    private static AcceptedMachine Machine(string processor, string versions, params ComparisonRow[] rows) =>
        new(processor, 256, new DateOnly(2026, 11, 23), versions, rows);
}
