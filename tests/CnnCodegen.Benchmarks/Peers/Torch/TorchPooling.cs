using CnnCodegen.Benchmarks.Networks;
using static TorchSharp.torch;

namespace CnnCodegen.Benchmarks.Peers.Torch;

/// <summary>Pooling layers.</summary>
internal static class TorchPooling
{
    /// <summary>The largest value of each window.</summary>
    public static void AddMaxPool(TorchSteps steps, MaxPool1dAttribute pool)
    {
        bool isImage = steps.ConvolutionLayout is TorchLayout.Image;
        int stride = LayerSizes.Stride(pool);
        steps.As(isImage ? TorchLayout.Image : TorchLayout.Channels);
        TorchValue result = steps.Value with { Length = ((steps.Value.Length + (2 * pool.Padding) - pool.Width) / stride) + 1 };
        steps.Add(result, isImage
            ? x => nn.functional.max_pool2d(x, [1, pool.Width], [1, stride], [0, pool.Padding])
            : x => nn.functional.max_pool1d(x, pool.Width, stride, pool.Padding));
    }

    /// <summary>
    /// The k largest values in the order of their positions, of equal ones the earliest. <c>topk</c> takes any of equal ones, so it yields the smallest value that is
    /// kept, and positions are selected by it.
    /// </summary>
    public static void AddKMaxPool(TorchSteps steps, int k)
    {
        steps.As(TorchLayout.Channels);
        (long batch, long channels) = (steps.Batch, steps.Value.Channels);
        steps.Add(steps.Value with { Length = k }, x =>
        {
            x = x.contiguous();
            Tensor smallest = x.topk(k, dim: -1).values.narrow(-1, k - 1, 1);
            Tensor greater = x > smallest;
            Tensor equal = x == smallest;
            Tensor room = k - greater.sum(-1, keepdim: true);
            Tensor kept = greater.logical_or_(equal.logical_and(equal.cumsum(-1).le_(room)));
            return x.masked_select(kept).view(batch, channels, k);
        });
    }
}
