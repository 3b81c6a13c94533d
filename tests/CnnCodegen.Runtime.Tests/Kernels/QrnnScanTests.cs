using CnnCodegen.Kernels;
using CnnCodegen.Preparation;

namespace CnnCodegen.Runtime.Tests.Kernels;

public sealed class QrnnScanTests
{
    private const double Tolerance = 1e-6;

    private const int Length = 7;

    private delegate void Kernel(ReadOnlySpan<float> gates, int gatesPitch, int units, bool reverse, Span<float> y, int yPitch);

    [Fact]
    public void F_pools_with_the_forget_gate_alone() => Check(2, inputGate: false, outputGate: false, QrnnScan.F);

    [Fact]
    public void Fo_pools_with_the_output_gate() => Check(3, inputGate: false, outputGate: true, QrnnScan.Fo);

    [Fact]
    public void Ifo_pools_with_an_input_gate_of_its_own() => Check(4, inputGate: true, outputGate: true, QrnnScan.Ifo);

    [Fact]
    public void Cells_come_without_the_output_gate()
    {
        Check(3, inputGate: false, outputGate: false, QrnnScan.FoCells);
        Check(4, inputGate: true, outputGate: false, QrnnScan.IfoCells);
    }

    [Fact]
    public void Cells_and_the_output_gate_make_the_whole()
    {
        Check(3, inputGate: false, outputGate: true, (gates, gatesPitch, units, reverse, y, yPitch) =>
        {
            QrnnScan.FoCells(gates, gatesPitch, units, reverse, y, yPitch);
            QrnnScan.OutputGate(gates, gatesPitch, units, y, yPitch);
        });
    }

    [Fact]
    public void Every_vector_width_is_right()
    {
        Check(4, inputGate: true, outputGate: true, Of<On, On>(1));
        Check(4, inputGate: true, outputGate: true, Of<On, On>(4), leastUnits: 4);
        Check(4, inputGate: true, outputGate: true, Of<On, On>(8), leastUnits: 8);
        Check(2, inputGate: false, outputGate: false, Of<Off, Off>(16), leastUnits: 16);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Blocks_one_after_another_are_the_whole_bit_for_bit(bool reverse)
    {
        foreach (int lanes in (int[])[4, 8, 16])
        {
            foreach (int positions in (int[])[0, 1, 15, 16, 83, 84, 85, 99, 100, 168, 169, 190])
            {
                int units = (2 * lanes) + 3, pitch = 4 * lanes;
                var random = new Random(positions);
                float[] gates = TestRows.Vector(random, positions * 4 * units);
                float[] expected = new float[positions * units], found = new float[positions * units], block = new float[QrnnBlocks.MostRows * pitch];
                QrnnScan.Ifo(gates, 4 * units, units, reverse, expected, units);

                var blocks = new QrnnBlocks(units, lanes, positions, reverse, new float[(units + lanes - 1) / lanes * lanes]);
                while (blocks.Next())
                {
                    for (int row = 0; row < blocks.Rows; row++)
                    {
                        for (int gate = 0; gate < 4; gate++)
                            gates.AsSpan(((blocks.Row + row) * 4 * units) + (gate * units) + blocks.Unit, lanes).CopyTo(block.AsSpan((row * pitch) + (gate * lanes)));
                    }

                    Assert.InRange(blocks.Rows, Math.Min(16, positions), QrnnBlocks.MostRows);
                    QrnnScan.Ifo(block.AsSpan(0, blocks.Rows * pitch), pitch, lanes, reverse, found.AsSpan((blocks.Row * units) + blocks.Unit), units, blocks.Cells);
                }

                // The same arithmetic; units at which vectors of the whole overlap are no exception.
                Assert.Equal(expected, found);
            }
        }
    }

    [Fact]
    public void Cells_go_in_and_come_out()
    {
        float[] cells = [1, -1, 0.5f, 0], y = new float[4];

        // f = σ(0) = 1/2 and z = tanh(0) = 0: the cells are halved.
        QrnnScan.F(new float[8], 8, 4, false, y, 4, cells);

        Assert.Equal([0.5f, -0.5f, 0.25f, 0], cells);
        Assert.Equal(cells, y);
        QrnnScan.Fo(new float[12], 12, 4, true, y, 4, cells);
        Assert.Equal([0.25f, -0.25f, 0.125f, 0], cells);
        Assert.Equal([0.125f, -0.125f, 0.0625f, 0], y);
    }

    /// <summary>Units whose last vector overlaps the one before it must not take its new cells for old ones.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(19)]
    [InlineData(32)]
    public void Pieces_one_after_another_are_the_whole_bit_for_bit(int units)
    {
        var random = new Random(units);
        float[] gates = TestRows.Vector(random, 10 * 4 * units);
        float[] whole = new float[10 * units], pieces = new float[10 * units], cells = new float[units], wholeCells = new float[10 * units], cellPieces = new float[10 * units], others = new float[units];
        QrnnScan.Ifo(gates, 4 * units, units, reverse: false, whole, units);
        QrnnScan.IfoCells(gates, 4 * units, units, reverse: false, wholeCells, units);

        for (int first = 0, length = 1; first < 10; first += length++)
        {
            Span<float> piece = gates.AsSpan(first * 4 * units, length * 4 * units);
            QrnnScan.Ifo(piece, 4 * units, units, reverse: false, pieces.AsSpan(first * units, length * units), units, cells);
            QrnnScan.IfoCells(piece, 4 * units, units, reverse: false, cellPieces.AsSpan(first * units, length * units), units, others);
        }

        Assert.Equal(whole, pieces);
        Assert.Equal(wholeCells, cellPieces);
        Assert.Equal(wholeCells[^units..], cells);
        Assert.Equal(cells, others);
    }

    [Fact]
    public void A_shift_is_added_where_the_biases_lie()
    {
        // Two gates of five units in vectors of four, the second of which overlaps the first.
        float[] shift = [1, 2, 3, 4, 5, 10, 20, 30, 40, 50], y = new float[16];
        float[] bias = GateOrder.ByVectors([.. shift.Select(value => value / 100)], gates: 2, units: 5, lanes: 4);

        QrnnScan.Shift(bias, shift, gates: 2, units: 5, lanes: 4, y);

        Assert.Equal([0.01f, 0.02f, 0.03f, 0.04f, 0.1f, 0.2f, 0.3f, 0.4f, 0.02f, 0.03f, 0.04f, 0.05f, 0.2f, 0.3f, 0.4f, 0.5f], bias);
        Assert.Equal([1.01f, 2.02f, 3.03f, 4.04f, 10.1f, 20.2f, 30.3f, 40.4f, 2.02f, 3.03f, 4.04f, 5.05f, 20.2f, 30.3f, 40.4f, 50.5f], y);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        float[] gates = new float[4 * 19 * 5], y = new float[19 * 5];

        Assert.Equal(0, Allocations.Of(() => QrnnScan.Ifo(gates, 4 * 19, 19, true, y, 19)));
    }

    [Fact]
    public void Spans_that_are_too_short_are_refused()
    {
        Assert.ThrowsAny<ArgumentException>(() => QrnnScan.Fo(new float[(2 * 60) - 1], 60, 20, false, new float[40], 20));
        Assert.ThrowsAny<ArgumentException>(() => QrnnScan.Fo(new float[2 * 60], 60, 20, false, new float[39], 20));
    }

    private static Kernel Of<TInputGate, TOutputGate>(int lanes)
        where TInputGate : struct, ISwitch
        where TOutputGate : struct, ISwitch => (gates, gatesPitch, units, reverse, y, yPitch) => Widths.Run(lanes, new QrnnKernel<TInputGate, TOutputGate>
        {
            Gates = gates, GatesPitch = gatesPitch, Units = units, Reverse = reverse, Y = y, YPitch = yPitch,
        });

    private static void Check(int gates, bool inputGate, bool outputGate, Kernel run, int leastUnits = 1)
    {
        var random = new Random(4);
        for (int units = leastUnits; units <= 40; units++)
        {
            foreach (bool reverse in (bool[])[false, true])
            {
                int length = units % 5 == 0 ? 1 : Length;
                int gatesPitch = (gates * units) + 2, yPitch = units + (units % 3);
                float[] rows = TestRows.Random(random, length, gates * units, gatesPitch, 3);
                float[] y = TestRows.Unwritten(length, units, yPitch);
                double[,] expected = new double[length, units];
                for (int unit = 0; unit < units; unit++)
                {
                    double cell = 0;
                    for (int step = 0; step < length; step++)
                    {
                        int t = reverse ? length - 1 - step : step;
                        double Gate(int gate) => rows[(t * gatesPitch) + (gate * units) + unit];
                        double f = Sigmoid(Gate(1));
                        cell = (f * cell) + ((inputGate ? Sigmoid(Gate(3)) : 1 - f) * Math.Tanh(Gate(0)));
                        expected[t, unit] = outputGate ? Sigmoid(Gate(2)) * cell : cell;
                    }
                }

                run(rows, gatesPitch, units, reverse, y, yPitch);

                TestRows.AssertNear((row, unit) => expected[row, unit], y, length, units, yPitch, Tolerance, FormattableString.Invariant($"{units} units, reverse {reverse}"));
            }
        }
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
