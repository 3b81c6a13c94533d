using CnnCodegen.Kernels;

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
