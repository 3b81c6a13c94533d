using CnnCodegen.Kernels;
using CnnCodegen.Preparation;

namespace CnnCodegen.Runtime.Tests.Kernels;

/// <summary>The three recurrent networks, against their equations in double precision.</summary>
public sealed class RecurrentTests
{
    private const double Tolerance = 2e-6;

    private const int Length = 6;

    /// <summary>One step: the input's part of the gates, the hidden state and the cells before, and <c>W h</c>.</summary>
    private delegate (double Hidden, double Cell) Step(Func<int, double> gate, Func<int, double> recurrent, double hidden, double cell, int unit);

    private static readonly int[] UnitCounts = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 24, 31, 33, 50];

    [Fact]
    public void Lstm_is_its_equations_for_every_number_of_units()
    {
        foreach (int units in UnitCounts)
        {
            Check(4, units, Lstm, (test, steps) => Widths.Run(
                test.Lanes, new LstmKernel<float, FloatStorage> { Steps = steps(), Weight = test.Floats(), Cells = new float[units], Workspace = new float[units] }));
            Check(4, units, Lstm, (test, steps) => Widths.Run(
                test.Lanes, new LstmKernel<ushort, BrainStorage> { Steps = steps(), Weight = test.BrainFloats(), Cells = new float[units], Workspace = new float[units] }));
            Check(4, units, Lstm, (test, _) => LstmScan.Run(
                test.Gates, test.GatesPitch, test.Packed, units, test.Initial, test.Reverse, test.Y, test.YPitch, test.State(LstmScan.StatePerUnit)));
        }
    }

    [Fact]
    public void Gru_is_its_equations_for_every_number_of_units()
    {
        foreach (int units in UnitCounts)
        {
            float[] bias = TestRows.Vector(new Random(units), units);
            (double, double) Step(Func<int, double> gate, Func<int, double> recurrent, double hidden, double cell, int unit) =>
                Gru(gate, recurrent, hidden, bias[unit]);
            Check(3, units, Step, (test, steps) => Widths.Run(
                test.Lanes, new GruKernel<float, FloatStorage> { Steps = steps(), Weight = test.Floats(), CandidateBias = bias }));
            Check(3, units, Step, (test, steps) => Widths.Run(
                test.Lanes, new GruKernel<ushort, BrainStorage> { Steps = steps(), Weight = test.BrainFloats(), CandidateBias = bias }));
            Check(3, units, Step, (test, _) => GruScan.Run(
                test.Gates, test.GatesPitch, test.Packed, bias, units, test.Initial, test.Reverse, test.Y, test.YPitch, test.State(GruScan.StatePerUnit)));
            Check(3, units, (gate, recurrent, hidden, _, _) => Gru(gate, recurrent, hidden, 0), (test, _) => GruScan.Run(
                test.Gates, test.GatesPitch, test.Packed, [], units, test.Initial, test.Reverse, test.Y, test.YPitch, test.State(GruScan.StatePerUnit)));
        }
    }

    [Fact]
    public void Rnn_is_its_equation_for_every_number_of_units_and_non_linearity()
    {
        foreach (int units in UnitCounts)
        {
            Check(1, units, Rnn(Math.Tanh), (test, steps) => Widths.Run(
                test.Lanes, new RnnKernel<TanhNonlinearity, float, FloatStorage> { Steps = steps(), Weight = test.Floats() }));
            Check(1, units, Rnn(Math.Tanh), (test, steps) => Widths.Run(
                test.Lanes, new RnnKernel<TanhNonlinearity, ushort, BrainStorage> { Steps = steps(), Weight = test.BrainFloats() }));
            Check(1, units, Rnn(Math.Tanh), (test, _) => RnnScan.Tanh(
                test.Gates, test.GatesPitch, test.Packed, units, test.Initial, test.Reverse, test.Y, test.YPitch, test.State(1)));
            Check(1, units, Rnn(x => Math.Max(x, 0)), (test, _) => RnnScan.Relu(
                test.Gates, test.GatesPitch, test.Packed, units, test.Initial, test.Reverse, test.Y, test.YPitch, test.State(1)));
            Check(1, units, Rnn(Sigmoid), (test, _) => RnnScan.Sigmoid(
                test.Gates, test.GatesPitch, test.Packed, units, test.Initial, test.Reverse, test.Y, test.YPitch, test.State(1)));
        }
    }

    [Fact]
    public void One_step_of_many_units_is_right()
    {
        Check(4, 301, Lstm, (test, _) => LstmScan.Run(
            test.Gates, test.GatesPitch, test.Packed, 301, test.Initial, test.Reverse, test.Y, test.YPitch, test.State(LstmScan.StatePerUnit)), length: 1);
    }

    [Fact]
    public void The_first_state_may_lie_where_the_last_one_comes()
    {
        const int units = 20;
        var random = new Random(8);
        RecurrentWeights weight = RecurrentPacking.Pack(TestRows.Vector(random, 4 * units * units), 4, units);
        float[] gates = TestRows.Vector(random, 3 * 4 * units), initial = TestRows.Vector(random, units);
        float[] expected = new float[3 * units], found = new float[3 * units], y = new float[3 * units];
        initial.CopyTo(found, 0);

        LstmScan.Run(gates, 4 * units, weight, units, initial, false, y, units, expected);
        LstmScan.Run(gates, 4 * units, weight, units, found.AsSpan(0, units), false, y, units, found);

        Assert.Equal(expected[..units], found[..units]);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(19)]
    [InlineData(32)]
    public void Pieces_of_an_Lstm_are_the_whole(int units)
    {
        var random = new Random(units);
        RecurrentWeights weight = RecurrentPacking.Pack(TestRows.Vector(random, 4 * units * units), 4, units);
        float[] gates = TestRows.Vector(random, 10 * 4 * units), whole = new float[10 * units], pieces = new float[10 * units];
        float[] state = new float[2 * units], workspace = new float[units];
        LstmScan.Run(gates, 4 * units, weight, units, [], false, whole, units, new float[3 * units]);

        for (int first = 0, length = 1; first < 10; first += length++)
            LstmScan.Continue(gates.AsSpan(first * 4 * units, length * 4 * units), 4 * units, weight, units, pieces.AsSpan(first * units, length * units), units, state, workspace);

        for (int i = 0; i < whole.Length; i++)
            Assert.Equal(whole[i], pieces[i], 1e-6f);
        Assert.Equal(pieces[^units..], state[..units]);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        const int units = 19;
        var random = new Random(9);
        RecurrentWeights weight = RecurrentPacking.Pack(TestRows.Vector(random, 4 * units * units), 4, units);
        float[] gates = new float[5 * 4 * units], y = new float[5 * units], state = new float[3 * units];

        Assert.Equal(0, Allocations.Of(() =>
        {
            LstmScan.Run(gates, 4 * units, weight, units, [], false, y, units, state);
            GruScan.Run(gates, 4 * units, weight, [], units, [], false, y, units, state);
            RnnScan.Tanh(gates, 4 * units, weight, units, [], false, y, units, state);
        }));
    }

    [Fact]
    public void Spans_that_are_too_short_are_refused()
    {
        const int units = 20;
        float[] gates = new float[2 * 4 * units], y = new float[2 * units], state = new float[3 * units];
        RecurrentWeights weight = Zeros(4, units);

        LstmScan.Run(gates, 4 * units, weight, units, [], false, y, units, state);
        Assert.ThrowsAny<ArgumentException>(() => LstmScan.Run(gates, 4 * units, Zeros(4, units - 1), units, [], false, y, units, state));
        Assert.ThrowsAny<ArgumentException>(() => LstmScan.Run(gates, 4 * units, Zeros(3, units), units, [], false, y, units, state));
        Assert.ThrowsAny<ArgumentException>(() => LstmScan.Run(gates.AsSpan(0, gates.Length - 1), 4 * units, weight, units, [], false, y, units, state));
        Assert.ThrowsAny<ArgumentException>(() => LstmScan.Run(gates, 4 * units, weight, units, [], false, y.AsSpan(0, (2 * units) - 1), units, state));
        Assert.ThrowsAny<ArgumentException>(() => LstmScan.Run(gates, 4 * units, weight, units, [], false, y, units, state.AsSpan(0, (3 * units) - 1)));
        Assert.ThrowsAny<ArgumentException>(() => LstmScan.Run(gates, 4 * units, weight, units, y.AsSpan(0, units - 1), false, y, units, state));

        static RecurrentWeights Zeros(int gates, int units) => RecurrentPacking.Pack(new float[gates * units * units], gates, units);
    }

    [Fact]
    public void Code_for_one_width_reads_vectors_of_no_more_than_that()
    {
        Assert.Equal(Math.Min(8, VectorDispatch.Lanes(300)), RecurrentPacking.Pack(new float[300 * 300], 1, 300, mostLanes: 8).Lanes);
        Assert.Equal(Math.Min(4, VectorDispatch.Lanes(300)), RecurrentPacking.Pack(new float[300 * 300], 1, 300, mostLanes: 4).Lanes);
    }

    private static (double Hidden, double Cell) Lstm(Func<int, double> gate, Func<int, double> recurrent, double hidden, double cell, int unit)
    {
        double i = Sigmoid(gate(0) + recurrent(0)), f = Sigmoid(gate(1) + recurrent(1));
        double g = Math.Tanh(gate(2) + recurrent(2)), o = Sigmoid(gate(3) + recurrent(3));
        cell = (f * cell) + (i * g);
        return (o * Math.Tanh(cell), cell);
    }

    private static (double Hidden, double Cell) Gru(Func<int, double> gate, Func<int, double> recurrent, double hidden, double bias)
    {
        double r = Sigmoid(gate(0) + recurrent(0)), z = Sigmoid(gate(1) + recurrent(1));
        double n = Math.Tanh(gate(2) + (r * (recurrent(2) + bias)));
        return (((1 - z) * n) + (z * hidden), 0);
    }

    private static Step Rnn(Func<double, double> function) => (gate, recurrent, _, _, _) => (function(gate(0) + recurrent(0)), 0);

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private delegate RecurrentSteps StepsOf();

    /// <summary>Runs a kernel forwards and backwards, with and without a first state, with gaps and without, at each width.</summary>
    private static void Check(int gates, int units, Step step, Action<Case, StepsOf> run, int length = Length)
    {
        foreach (bool reverse in (bool[])[false, true])
        {
            foreach (bool withInitial in (bool[])[false, true])
            {
                foreach (int lanes in Widths.UpTo(units))
                {
                    var test = new Case(gates, units, length, lanes, reverse, withInitial);
                    foreach (WeightFormat format in Enum.GetValues<WeightFormat>())
                    {
                        test.Format = format;
                        Array.Fill(test.Y, float.NaN);

                        run(test, () => new RecurrentSteps(test.Gates, test.GatesPitch, gates, units, test.Initial, reverse, test.Y, test.YPitch));

                        test.Assert(step);
                    }
                }
            }
        }
    }

    private sealed class Case
    {
        private readonly int _gates;
        private readonly int _units;
        private readonly int _length;
        private readonly float[] _state;

        public Case(int gates, int units, int length, int lanes, bool reverse, bool withInitial)
        {
            var random = new Random(units + gates);
            (_gates, _units, _length, Lanes, Reverse) = (gates, units, length, lanes, reverse);
            GatesPitch = (gates * units) + (reverse ? 3 : 0);
            YPitch = units + (withInitial ? 5 : 0);
            // As large as keeps a rectified network from growing, and brain floats, so that both formats compute the same.
            Weight = [.. TestRows.Vector(random, gates * units * units, 1 / MathF.Sqrt(units)).Select(weight => BrainFloat.Widen(BrainFloat.Round(weight)))];
            Gates = TestRows.Random(random, length, gates * units, GatesPitch, 2);
            Initial = withInitial ? TestRows.Vector(random, units) : [];
            Y = TestRows.Unwritten(length, units, YPitch);
            _state = TestRows.Unwritten(1, 3 * units, 3 * units);
        }

        public int Lanes { get; }

        public bool Reverse { get; }

        public float[] Weight { get; }

        public float[] Gates { get; }

        public int GatesPitch { get; }

        public float[] Initial { get; }

        public float[] Y { get; }

        public int YPitch { get; }

        public WeightFormat Format { get; set; }

        /// <summary>For the vectors of this machine.</summary>
        public RecurrentWeights Packed => RecurrentPacking.Pack(Weight, _gates, _units, Format);

        /// <summary>For the vectors of the case.</summary>
        public ReadOnlySpan<float> Floats() => RecurrentPacking.Pack(Weight, _gates, _units, Lanes).Span;

        /// <summary>For the vectors of the case, as brain floats.</summary>
        public ReadOnlySpan<ushort> BrainFloats() => AlignedBrainFloats.PairsOf(Floats(), Lanes).Span;

        public Span<float> State(int perUnit) => _state.AsSpan(0, perUnit * _units);

        public void Assert(Step step)
        {
            double[] hidden = Initial.Length > 0 ? [.. Initial.Select(value => (double)value)] : new double[_units];
            double[] cells = new double[_units];
            double[][] expected = new double[_length][];
            for (int i = 0; i < _length; i++)
            {
                int t = Reverse ? _length - 1 - i : i;
                double[] before = hidden;
                (double Hidden, double Cell)[] after = [.. Enumerable.Range(0, _units).Select(unit => step(
                    gate => Gates[(t * GatesPitch) + (gate * _units) + unit],
                    gate => Enumerable.Range(0, _units).Sum(k => (double)Weight[(((gate * _units) + unit) * _units) + k] * before[k]),
                    before[unit], cells[unit], unit))];
                hidden = [.. after.Select(unit => unit.Hidden)];
                cells = [.. after.Select(unit => unit.Cell)];
                expected[t] = hidden;
            }

            string what = FormattableString.Invariant($"{_gates} gates, {_units} units, {Lanes} lanes, reverse {Reverse}");
            TestRows.AssertNear((row, unit) => expected[row][unit], Y, _length, _units, YPitch, Tolerance, what);
            if (_state[0] != TestRows.Untouched)
                TestRows.AssertNear((_, unit) => hidden[unit], _state.AsSpan(0, _units), 1, _units, _units, Tolerance, what + ", last state");
        }
    }
}
