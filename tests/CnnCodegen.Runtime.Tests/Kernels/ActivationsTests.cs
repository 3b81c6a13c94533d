using CnnCodegen.Kernels;
using CnnCodegen.Reference;

namespace CnnCodegen.Runtime.Tests.Kernels;

public sealed class ActivationsTests
{
    /// <summary>Absolute, for results up to 8; for larger ones two units in the last place, which is what rounding x itself costs.</summary>
    private const double Tolerance = 1e-6;

    private const int LongestSpan = 70;

    private const float Untouched = 12345;

    private delegate void Kernel(ReadOnlySpan<float> x, Span<float> y);

    private static readonly Dictionary<string, (ActivationAttribute Meaning, Kernel Kernel)> Functions = new()
    {
        ["Relu"] = (new ReluAttribute(), Activations.Relu),
        ["Tanh"] = (new TanhAttribute(), Activations.Tanh),
        ["Sigmoid"] = (new SigmoidAttribute(), Activations.Sigmoid),
        ["HardTanh"] = (new HardTanhAttribute(), Activations.HardTanh),
        ["Gelu"] = (new GeluAttribute(), Activations.Gelu),
        ["Silu"] = (new SiluAttribute(), Activations.Silu),
        ["LeakyRelu"] = (new LeakyReluAttribute(), (x, y) => Activations.LeakyRelu(x, 0.01f, y)),
        ["LeakyRelu of negative slope"] = (new LeakyReluAttribute(-0.5), (x, y) => Activations.LeakyRelu(x, -0.5f, y)),
        ["Elu"] = (new EluAttribute(), (x, y) => Activations.Elu(x, 1, y)),
        ["Elu of negative alpha"] = (new EluAttribute(-0.75), (x, y) => Activations.Elu(x, -0.75f, y)),
    };

    public static TheoryData<string> Names => [.. Functions.Keys];

    [Fact]
    public void Every_activation_is_tested() => Assert.Equal(
        Enum.GetValues<Activation>().Where(activation => activation != Activation.None),
        Functions.Values.Select(function => function.Meaning.Activation).Distinct().Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_are_those_of_the_reference_wherever_x_lies(string name)
    {
        float[] x = [.. Enumerable.Range(-60_000, 120_001).Select(i => i / 4000f), .. LargeAndSmall(), .. LargeAndSmall().Select(value => -value)];
        float[] y = new float[x.Length];

        Functions[name].Kernel(x, y);

        AssertNear(name, x, y);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_length_is_right_and_nothing_is_written_past_it(string name)
    {
        var random = new Random(5);
        for (int length = 0; length <= LongestSpan; length++)
        {
            float[] x = [.. Enumerable.Range(0, length).Select(_ => (10 * random.NextSingle()) - 5)];
            float[] y = new float[length + 3];
            y.AsSpan().Fill(Untouched);

            Functions[name].Kernel(x, y.AsSpan(0, length));

            AssertNear(name, x, y.AsSpan(0, length));
            Assert.All(y[length..], value => Assert.Equal(Untouched, value));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void In_place_the_result_is_the_same(string name)
    {
        var random = new Random(6);
        for (int length = 0; length <= LongestSpan; length++)
        {
            float[] x = [.. Enumerable.Range(0, length).Select(_ => (10 * random.NextSingle()) - 5)];
            float[] expected = new float[length];
            Functions[name].Kernel(x, expected);

            Functions[name].Kernel(x, x);

            Assert.Equal(expected, x);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_element_s_result_does_not_depend_on_its_place(string name)
    {
        float[] x = new float[LongestSpan];
        float[] y = new float[LongestSpan];
        foreach (float value in (float[])[-3.7f, -0.49f, 0.3f, 5.1f])
        {
            x.AsSpan().Fill(value);
            for (int length = 1; length <= LongestSpan; length++)
            {
                Functions[name].Kernel(x.AsSpan(0, length), y.AsSpan(0, length));

                Assert.Single(y[..length].Distinct());
            }
        }
    }

    [Theory]
    [InlineData("Relu", 0, float.PositiveInfinity)]
    [InlineData("Tanh", -1, 1)]
    [InlineData("Sigmoid", 0, 1)]
    [InlineData("HardTanh", -1, 1)]
    [InlineData("Gelu", 0, float.PositiveInfinity)]
    [InlineData("Silu", 0, float.PositiveInfinity)]
    [InlineData("LeakyRelu", float.NegativeInfinity, float.PositiveInfinity)]
    [InlineData("LeakyRelu of negative slope", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Elu", -1, float.PositiveInfinity)]
    [InlineData("Elu of negative alpha", 0.75f, float.PositiveInfinity)]
    public void Infinities_have_limits_and_NaN_stays(string name, float below, float above)
    {
        float[] special = [float.NegativeInfinity, float.PositiveInfinity, float.NaN, 0, -0f];
        // In vectors and in what is left beside them.
        float[] x = [.. Enumerable.Repeat(special, 5).SelectMany(values => values)];
        float[] y = new float[x.Length];

        Functions[name].Kernel(x, y);

        float zero = name == "Sigmoid" ? 0.5f : 0;
        float[] expected = [below, above, float.NaN, zero, zero];
        for (int i = 0; i < y.Length; i++)
            Assert.Equal(expected[i % expected.Length], y[i], (float)Tolerance);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_allocated(string name)
    {
        float[] x = new float[LongestSpan];
        Kernel kernel = Functions[name].Kernel;

        Assert.Equal(0, Allocations.Of(() => kernel(x, x)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_result_that_is_too_short_is_refused(string name) =>
        Assert.ThrowsAny<ArgumentException>(() => Functions[name].Kernel(new float[20], new float[19]));

    private static IEnumerable<float> LargeAndSmall() =>
        [1e-45f, 1e-38f, 1e-20f, 1e-8f, 1e-6f, 1e-4f, 20, 50, 87, 88.7f, 89, 100, 103.9f, 104, 1e3f, 1e6f, 1e20f, float.MaxValue];

    private static void AssertNear(string name, ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double expected = ReferenceActivation.Apply(Functions[name].Meaning, x[i]);
            Assert.True(
                Math.Abs(expected - y[i]) <= Tolerance * Math.Max(1, Math.Abs(expected) / 8),
                FormattableString.Invariant($"{name} of {x[i]:R} is {y[i]:R} instead of {expected:R}."));
        }
    }
}
