using CnnCodegen.Training;
using TorchSharp;
using static CnnCodegen.Equivalence.Tests.Reference.HandNetwork;
using static TorchSharp.torch;

namespace CnnCodegen.Equivalence.Tests.Reference;

/// <summary>
/// The reference against PyTorch's own functions and modules, called straight, in double precision: names, shapes and rules of the layers that PyTorch
/// has are PyTorch's.
/// </summary>
public sealed class ReferenceAgainstTorchTests : IDisposable
{
    private const double Tolerance = 1e-10;

    private readonly System.Random _random = new(1);
    private readonly DisposeScope _scope;

    public ReferenceAgainstTorchTests()
    {
        Torch.EnsureLoaded();
        _scope = NewDisposeScope();
    }

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(3, 1, 1, 1, 0, 0)]
    [InlineData(4, 3, 1, 1, 0, 0)]
    [InlineData(2, 1, 3, 1, 0, 0)]
    [InlineData(3, 2, 2, 2, 3, 1)]
    [InlineData(1, 2, 1, 6, 0, 4)]
    [InlineData(5, 1, 2, 3, 8, 8)]
    public void Convolution(int width, int stride, int dilation, int groups, int padLeft, int padRight)
    {
        double[][] text = Rows(11, 6);
        float[] weight = Floats(12 * (6 / groups) * width);
        float[] bias = Floats(12);
        var attribute = new Conv1dAttribute(12, width)
        {
            Stride = stride, Dilation = dilation, Groups = groups, Padding = Padding.Explicit, PadLeft = padLeft, PadRight = padRight,
        };

        Tensor expected = nn.functional.conv1d(
            nn.functional.pad(Channels(text), [padLeft, padRight]),
            Double(weight, 12, 6 / groups, width),
            Double(bias, 12),
            stride: stride,
            dilation: dilation,
            groups: groups);

        AssertSame(expected, TextOf(text).Add(attribute, Sequence(30, 12), ("weight", [12, 6 / groups, width], weight), ("bias", [12], bias)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Local_poolings(int width)
    {
        foreach (int length in Enumerable.Range(width, 7))
        {
            foreach (int stride in (int[])[1, 2, 3])
            {
                foreach (int padding in Enumerable.Range(0, (width / 2) + 1))
                {
                    foreach (bool ceil in (bool[])[false, true])
                    {
                        double[][] text = Rows(length, 2);

                        AssertSame(
                            nn.functional.max_pool1d(Channels(text), width, stride, padding, ceil_mode: ceil),
                            TextOf(text).Add(new MaxPool1dAttribute(width) { Stride = stride, Padding = padding, Ceil = ceil }, Sequence(20, 2)));
                        foreach (bool counted in (bool[])[false, true])
                        {
                            AssertSame(
                                nn.functional.avg_pool1d(Channels(text), width, stride, padding, ceil, counted),
                                TextOf(text).Add(
                                    new AveragePool1dAttribute(width) { Stride = stride, Padding = padding, Ceil = ceil, CountPadding = counted }, Sequence(20, 2)));
                        }
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Long_short_term_memory(int layers, bool bidirectional)
    {
        using var module = nn.LSTM(4, 5, layers, bidirectional: bidirectional);
        double[][] text = Rows(6, 4);
        (string, int[], float[])[] weights = Randomized(module);
        (Tensor states, Tensor last, _) = module.call(Times(text));

        AssertRecurrent(states, last, text, final => new LstmAttribute(5) { Layers = layers, Bidirectional = bidirectional, FinalState = final }, weights);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Gated_recurrent_unit(int layers, bool bidirectional)
    {
        using var module = nn.GRU(4, 5, layers, bidirectional: bidirectional);
        double[][] text = Rows(6, 4);
        (string, int[], float[])[] weights = Randomized(module);
        (Tensor states, Tensor last) = module.call(Times(text));

        AssertRecurrent(states, last, text, final => new GruAttribute(5) { Layers = layers, Bidirectional = bidirectional, FinalState = final }, weights);
    }

    [Theory]
    [InlineData(1, false, Activation.Tanh)]
    [InlineData(2, true, Activation.Relu)]
    public void Simple_recurrence(int layers, bool bidirectional, Activation nonlinearity)
    {
        using var module = nn.RNN(
            4, 5, layers, nonlinearity == Activation.Relu ? nn.NonLinearities.ReLU : nn.NonLinearities.Tanh, bidirectional: bidirectional);
        double[][] text = Rows(6, 4);
        (string, int[], float[])[] weights = Randomized(module);
        (Tensor states, Tensor last) = module.call(Times(text));

        AssertRecurrent(
            states,
            last,
            text,
            final => new RnnAttribute(5) { Layers = layers, Bidirectional = bidirectional, FinalState = final, Nonlinearity = nonlinearity },
            weights);
    }

    [Fact]
    public void Normalisations()
    {
        double[][] text = Rows(5, 4);
        float[] weight = Floats(4);
        float[] bias = Floats(4);
        float[] mean = Floats(4);
        float[] variance = [.. Floats(4).Select(x => x * x)];

        AssertSame(
            nn.functional.batch_norm(Channels(text), Double(mean, 4), Double(variance, 4), Double(weight, 4), Double(bias, 4), training: false, eps: 0.01),
            TextOf(text).With(
                new BatchNormAttribute { Epsilon = 0.01 },
                ("norm.weight", [4], weight),
                ("norm.bias", [4], bias),
                ("norm.running_mean", [4], mean),
                ("norm.running_var", [4], variance)));
        AssertSame(
            nn.functional.layer_norm(Times(text), [4], Double(weight, 4), Double(bias, 4), eps: 0.01).permute(1, 2, 0),
            TextOf(text).With(new LayerNormAttribute { Epsilon = 0.01 }, ("norm.weight", [4], weight), ("norm.bias", [4], bias)));
    }

    [Fact]
    public void Softmax_and_its_logarithm()
    {
        double[][] text = Rows(5, 4);

        AssertSame(nn.functional.softmax(Channels(text), 1), TextOf(text).Add(new SoftmaxAttribute(), Sequence(5, 4)));
        AssertSame(nn.functional.log_softmax(Channels(text), 1), TextOf(text).Add(new LogSoftmaxAttribute(), Sequence(5, 4)));
    }

    [Fact]
    public void Flatten_before_a_linear_layer()
    {
        double[][] text = Rows(3, 4);
        float[] weight = Floats(24);
        float[] bias = Floats(2);

        AssertSame(
            nn.functional.linear(Channels(text).flatten(1), Double(weight, 2, 12), Double(bias, 2)),
            TextOf(text).Add(new LinearAttribute(2), Vector(2), ("weight", [2, 12], weight), ("bias", [2], bias)));
    }

    private static void AssertRecurrent(
        Tensor states, Tensor last, double[][] text, Func<bool, RecurrentAttribute> attribute, (string, int[], float[])[] weights)
    {
        int directions = attribute(false).Bidirectional ? 2 : 1;

        AssertSame(states.permute(1, 2, 0), TextOf(text).Add(attribute(false), Sequence(text.Length, 5 * directions), weights));
        AssertSame(last[^directions..].flatten(), TextOf(text).Add(attribute(true), Vector(5 * directions), weights));
    }

    /// <summary>Compares <c>[1, channels, time]</c>, or a vector, with what a network yields.</summary>
    private static void AssertSame(Tensor expected, HandNetwork network)
    {
        Tensor timeMajor = expected.dim() == 3 ? expected.transpose(1, 2) : expected;
        AssertClose(timeMajor.contiguous().data<double>().ToArray(), network.Whole, Tolerance);
    }

    /// <summary>Gives a module random weights that single precision can hold, and returns them.</summary>
    private (string, int[], float[])[] Randomized(nn.Module module)
    {
        module.to(ScalarType.Float64);
        var weights = new List<(string, int[], float[])>();
        foreach ((string name, var parameter) in module.named_parameters())
        {
            float[] elements = Floats((int)parameter.numel());
            using (no_grad())
                parameter.copy_(Double(elements, parameter.shape));
            weights.Add((name, [.. parameter.shape.Select(size => (int)size)], elements));
        }

        return [.. weights];
    }

    private double[][] Rows(int length, int channels) =>
        [.. Enumerable.Range(0, length).Select(_ => Floats(channels).Select(x => (double)x).ToArray())];

    private float[] Floats(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)((_random.NextDouble() * 2) - 1))];

    private static Tensor Double(float[] elements, params long[] shape) => tensor([.. elements.Select(x => (double)x)], shape);

    /// <summary><c>[time, 1, channels]</c>.</summary>
    private static Tensor Times(double[][] rows) => tensor([.. rows.SelectMany(row => row)], [rows.Length, 1, rows[0].Length]);

    /// <summary><c>[1, channels, time]</c>.</summary>
    private static Tensor Channels(double[][] rows) => Times(rows).permute(1, 2, 0);
}
