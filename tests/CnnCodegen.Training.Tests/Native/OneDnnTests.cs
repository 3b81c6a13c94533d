using CnnCodegen.Training.Native;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Tests.Native;

public sealed class OneDnnTests
{
    /// <summary>Numbers of channels and filters: some fill blocks of 8 and 16, some of 8 alone, some neither.</summary>
    public static TheoryData<int, int> Sizes => new MatrixTheoryData<int, int>([15, 16, 20, 24, 300], [16, 25, 100]);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Convolutions_and_their_gradients_are_sums_of_products(int channels, int filters)
    {
        const int Texts = 17, Length = 12, Width = 3, Windows = Length - Width + 1;
        Torch.EnsureLoaded();
        using IDisposable scope = NewDisposeScope();
        using var draws = new Generator(1);
        Tensor values = randn([Texts, channels, Length], generator: draws), weights = randn([filters, channels, Width], generator: draws);
        Tensor leaf = values.clone().requires_grad_(), trained = weights.clone().requires_grad_();

        Tensor result = nn.functional.conv1d(leaf, trained);
        Tensor behind = randn([Texts, filters, Windows], generator: draws);
        (result * behind).sum().backward();

        // By hand, in double precision: the sum over a filter's positions of a matrix product each.
        (Tensor x, Tensor w, Tensor g) = (values.@double(), weights.@double(), behind.@double());
        Tensor expected = zeros_like(g), expectedLeaf = zeros_like(x), expectedTrained = zeros_like(w);
        for (int position = 0; position < Width; position++)
        {
            expected.add_(w.select(2, position).matmul(x.narrow(2, position, Windows)));
            expectedLeaf.narrow(2, position, Windows).add_(w.select(2, position).t().matmul(g));
            expectedTrained.select(2, position).add_(g.matmul(x.narrow(2, position, Windows).transpose(1, 2)).sum([0L]));
        }

        AssertNear(expected, result);
        AssertNear(expectedLeaf, leaf.grad!);
        AssertNear(expectedTrained, trained.grad!);
    }

    [Fact]
    public void What_libtorch_computes_after_loading_passes_the_check()
    {
        Torch.EnsureLoaded();

        Assert.True(OneDnn.IsRight());
    }

    [Fact]
    public void It_is_used_where_it_computes_rightly() => Assert.True(OneDnn.Choose(static () => true, static () => throw new InvalidOperationException()));

    [Fact]
    public void It_is_left_where_it_computes_wrongly()
    {
        bool isLeft = false;

        Assert.False(OneDnn.Choose(() => isLeft, () => isLeft = true));
        Assert.True(isLeft);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_libtorch_that_computes_wrongly_without_it_too_is_refused(bool canBeLeft)
    {
        var exception = Assert.Throws<LibTorchException>(() => OneDnn.Choose(static () => false, () => canBeLeft));

        Assert.Contains("computes convolutions or LSTMs wrongly", exception.Message, StringComparison.Ordinal);
    }

    private static void AssertNear(Tensor expected, Tensor actual)
    {
        double scale = expected.abs().max().item<double>();
        Assert.InRange((actual.@double() - expected).abs().max().item<double>() / scale, 0, 1e-5);
    }
}
