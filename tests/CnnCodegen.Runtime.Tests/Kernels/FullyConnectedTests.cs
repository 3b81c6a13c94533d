using CnnCodegen.Kernels;
using CnnCodegen.Preparation;

namespace CnnCodegen.Runtime.Tests.Kernels;

public sealed class FullyConnectedTests
{
    [Fact]
    public void Every_number_of_inputs_and_outputs_is_right()
    {
        var random = new Random(1);
        for (int inputs = 1; inputs <= 70; inputs++)
        {
            foreach (int outputs in (int[])[1, 2, 3, 4, 5, 7, 8, 13])
                Check(random, outputs, inputs, inputs, withBias: (inputs + outputs) % 2 == 0);
        }
    }

    [Theory]
    [InlineData(4096, 9)]
    [InlineData(300, 2)]
    [InlineData(1023, 6)]
    public void Long_rows_are_right(int inputs, int outputs) => Check(new Random(2), outputs, inputs, inputs, withBias: true);

    [Fact]
    public void Brain_floats_give_the_sums_of_the_rounded_weights()
    {
        var random = new Random(5);
        for (int inputs = 1; inputs <= 100; inputs++)
        {
            foreach (int outputs in (int[])[1, 3, 4, 9])
            {
                float[] weight = TestRows.Random(random, outputs, inputs, inputs);
                float[] around = [float.NaN, .. TestRows.Vector(random, inputs), float.NaN];
                float[] bias = TestRows.Vector(random, outputs);
                float[] y = TestRows.Unwritten(1, outputs + 2, outputs + 2);

                FullyConnected.Apply(new BrainMatrix(weight, inputs), bias, around.AsSpan(1, inputs), y.AsSpan(0, outputs));

                Assert.Equal([TestRows.Untouched, TestRows.Untouched], y[outputs..]);
                TestRows.AssertNear(
                    (_, output) => Enumerable.Range(0, inputs).Sum(i => (double)BrainFloat.Widen(BrainFloat.Round(weight[(output * inputs) + i])) * around[i + 1]) + bias[output],
                    y.AsSpan(0, outputs), 1, outputs, outputs, 1e-6 * Math.Max(1, Math.Sqrt(inputs)), FormattableString.Invariant($"{outputs} x {inputs}"));
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Several_vectors_give_the_sums_of_each(bool narrow)
    {
        var random = new Random(6);
        foreach (int inputs in (int[])[1, 2, 5, 8, 9, 17, 31, 32, 33, 64, 100, 1023, 1024, 1025, 2100])
        {
            foreach (int outputs in (int[])[1, 3, 4, 6, 9])
            {
                foreach (int vectors in (int[])[1, 2, 3, 4, 7, 50])
                    CheckAll(random, outputs, inputs, vectors, narrow);
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_result_for_a_vector_does_not_depend_on_the_others(bool narrow)
    {
        var random = new Random(7);
        float[] weight = TestRows.Vector(random, 10 * 1100), x = TestRows.Vector(random, 5 * 1100), all = new float[5 * 10], alone = new float[10];

        ApplyAll(narrow, weight, [], x, 5, all);

        for (int vector = 0; vector < 5; vector++)
        {
            ApplyAll(narrow, weight, [], x.AsSpan(vector * 1100, 1100), 1, alone);
            Assert.Equal(alone, all[(vector * 10)..((vector + 1) * 10)]);
        }
    }

    private static void CheckAll(Random random, int outputs, int inputs, int vectors, bool narrow)
    {
        float[] weight = TestRows.Vector(random, outputs * inputs), bias = TestRows.Vector(random, outputs);
        float[] around = [float.NaN, .. TestRows.Vector(random, vectors * inputs), float.NaN];
        float[] y = TestRows.Unwritten(1, (vectors * outputs) + 2, (vectors * outputs) + 2);

        ApplyAll(narrow, weight, bias, around.AsSpan(1, vectors * inputs), vectors, y.AsSpan(0, vectors * outputs));

        Assert.Equal([TestRows.Untouched, TestRows.Untouched], y[(vectors * outputs)..]);
        double Weight(int index) => narrow ? BrainFloat.Widen(BrainFloat.Round(weight[index])) : weight[index];
        TestRows.AssertNear(
            (_, index) => Enumerable.Range(0, inputs).Sum(i => Weight((index % outputs * inputs) + i) * around[(index / outputs * inputs) + i + 1]) + bias[index % outputs],
            y.AsSpan(0, vectors * outputs), 1, vectors * outputs, vectors * outputs, 1e-6 * Math.Max(1, Math.Sqrt(inputs)), FormattableString.Invariant($"{outputs} x {inputs}, {vectors}"));
    }

    private static void ApplyAll(bool narrow, float[] weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> x, int vectors, Span<float> y)
    {
        if (narrow)
            FullyConnected.ApplyAll(new BrainMatrix(weight, x.Length / vectors), bias, x, vectors, y);
        else
            FullyConnected.ApplyAll(weight, bias, x, vectors, y);
    }

    [Fact]
    public void Gaps_between_the_rows_do_not_matter()
    {
        var random = new Random(3);
        for (int inputs = 1; inputs <= 40; inputs++)
            Check(random, outputs: 6, inputs, inputs + 3, withBias: true);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        float[] weight = new float[20 * 30], bias = new float[20], x = new float[30], y = new float[20];

        Assert.Equal(0, Allocations.Of(() => FullyConnected.Apply(weight, bias, x, y)));
    }

    [Fact]
    public void A_weight_that_is_too_short_is_refused()
    {
        Assert.ThrowsAny<ArgumentException>(() => FullyConnected.Apply(new float[39], [], new float[10], new float[4]));
        Assert.ThrowsAny<ArgumentException>(() => FullyConnected.Apply(new float[49], [], new float[10], new float[5]));
    }

    private static void Check(Random random, int outputs, int inputs, int pitch, bool withBias)
    {
        float[] weight = TestRows.Random(random, outputs, inputs, pitch);
        float[] bias = withBias ? TestRows.Vector(random, outputs) : [];
        // What lies around the input must not matter.
        float[] around = [float.NaN, .. TestRows.Vector(random, inputs), float.NaN];
        float[] y = TestRows.Unwritten(1, outputs + 2, outputs + 2);

        FullyConnected.Apply(weight, pitch, bias, around.AsSpan(1, inputs), y.AsSpan(0, outputs));

        Assert.Equal([TestRows.Untouched, TestRows.Untouched], y[outputs..]);
        TestRows.AssertNear(
            (_, output) => Enumerable.Range(0, inputs).Sum(i => (double)weight[(output * pitch) + i] * around[i + 1]) + (withBias ? bias[output] : 0),
            y.AsSpan(0, outputs), 1, outputs, outputs, 1e-6 * Math.Max(1, Math.Sqrt(inputs)), FormattableString.Invariant($"{outputs} x {inputs}"));
    }
}
