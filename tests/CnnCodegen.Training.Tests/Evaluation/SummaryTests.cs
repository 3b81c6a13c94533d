namespace CnnCodegen.Training.Tests;

public sealed class SummaryTests
{
    /// <summary>The table that textbooks print: 95 %, two-sided.</summary>
    [Theory]
    [InlineData(1, 12.706)]
    [InlineData(2, 4.303)]
    [InlineData(3, 3.182)]
    [InlineData(4, 2.776)]
    [InlineData(9, 2.262)]
    [InlineData(10, 2.228)]
    [InlineData(29, 2.045)]
    [InlineData(30, 2.042)]
    [InlineData(120, 1.980)]
    public void Students_t_is_that_of_the_printed_table(int degreesOfFreedom, double expected) =>
        Assert.Equal(expected, StudentT.TwoSided(0.95, degreesOfFreedom), 3);

    [Fact]
    public void Students_t_at_99_percent_is_that_of_the_printed_table()
    {
        Assert.Equal(63.657, StudentT.TwoSided(0.99, 1), 3);
        Assert.Equal(3.250, StudentT.TwoSided(0.99, 9), 3);
    }

    [Fact]
    public void Mean_deviation_and_interval_are_those_worked_out_by_hand()
    {
        // Mean 40 / 8; squared distances 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32; t of 7 degrees of freedom 2.3646.
        Summary summary = Summary.Of([2, 4, 4, 4, 5, 5, 7, 9]);

        Assert.Equal(8, summary.Count);
        Assert.Equal(5, summary.Mean, 12);
        Assert.Equal(Math.Sqrt(32.0 / 7), summary.Deviation!.Value, 12);
        Assert.Equal(2.3646 * Math.Sqrt(32.0 / 7) / Math.Sqrt(8), summary.HalfWidth!.Value, 3);
        Assert.Equal("5.00 ± 2.14", summary.ToString("F2"));
    }

    [Fact]
    public void A_single_run_has_no_deviation()
    {
        Summary summary = Summary.Of([0.75]);

        Assert.Equal((1, 0.75, null, null), (summary.Count, summary.Mean, summary.Deviation, summary.HalfWidth));
        Assert.Equal("0.7500", summary.ToString());
    }

    [Fact]
    public void Nothing_and_what_is_no_number_cannot_be_summarised()
    {
        Assert.Throws<ArgumentException>(() => Summary.Of([]));
        Assert.Throws<ArgumentException>(() => Summary.Of([1, double.NaN]));
    }
}
