using CnnCodegen.Benchmarks.Networks;
using static TorchSharp.torch;

namespace CnnCodegen.Benchmarks.Peers.Torch;

/// <summary>Convolutions in each form.</summary>
internal static class TorchConvolutions
{
    /// <summary>A convolution over a sequence.</summary>
    /// <param name="steps">The network so far.</param>
    /// <param name="filters">The filters.</param>
    /// <param name="zeros">The zero rows before and after the sequence.</param>
    /// <param name="stride">The positions from one window to the next.</param>
    public static void AddSequence(TorchSteps steps, FilterSet filters, (int Left, int Right) zeros, int stride)
    {
        steps.As(steps.ConvolutionLayout);
        int length = ((steps.Value.Length + zeros.Left + zeros.Right - filters.Width) / stride) + 1;
        var result = new TorchValue(steps.ConvolutionLayout, length, filters.Filters);
        Func<Tensor, Tensor> convolution = Create(steps, filters, length, zeros, stride);
        steps.Add(result, steps.ConvolutionLayout is TorchLayout.Rows
            ? x => convolution(zeros == (0, 0) ? x.contiguous() : nn.functional.pad(x, [0, 0, zeros.Left, zeros.Right]))
            : convolution);
    }

    /// <summary>A bank over embedded rows: the largest value of each filter over the text, activated.</summary>
    public static void AddBank(TorchSteps steps, IReadOnlyList<FilterSet> bank, Activation activation)
    {
        steps.As(steps.ConvolutionLayout);
        int length = steps.Value.Length;
        bool isImage = steps.Form.Convolution is ConvolutionForm.Image2d;
        bool isWindows = steps.Form.Convolution is ConvolutionForm.Windows2d;
        bool isRows = steps.Form.Convolution is ConvolutionForm.Product;
        Func<Tensor, Tensor>[] convolutions = [.. bank.Select(filters => Create(steps, filters, length - filters.Width + 1, (0, 0), 1))];
        long[] time = isRows ? [1] : isImage || isWindows ? [2, 3] : [2];
        steps.Add(new TorchValue(TorchLayout.Vector, 1, bank.Sum(filters => filters.Filters)), x =>
        {
            var features = new Tensor[convolutions.Length];
            for (int part = 0; part < features.Length; part++)
                features[part] = convolutions[part](x).amax(time);

            // Activation and maximum change places without a difference, and the maximum leaves less to do.
            return TorchSteps.Activated(cat(features, 1), activation);
        });
    }

    private static Func<Tensor, Tensor> Create(TorchSteps steps, FilterSet filters, int length, (int Left, int Right) zeros, int stride)
    {
        (long count, long width, long channels) = (filters.Filters, filters.Width, filters.Channels);
        Tensor bias = tensor(filters.Bias);
        switch (steps.Form.Convolution)
        {
            case ConvolutionForm.Conv1d:
            {
                Tensor weight = tensor(filters.Weight, [count, channels, width]);
                return zeros.Left == zeros.Right
                    ? x => nn.functional.conv1d(x, weight, bias, stride: stride, padding: zeros.Left)
                    : x => nn.functional.conv1d(nn.functional.pad(x, [zeros.Left, zeros.Right]), weight, bias, stride: stride);
            }

            case ConvolutionForm.Image2d:
            {
                Tensor weight = tensor(filters.Weight, [count, channels, 1, width]);
                return zeros.Left == zeros.Right
                    ? x => nn.functional.conv2d(x, weight, bias, strides: [1, stride], padding: [0, zeros.Left])
                    : x => nn.functional.conv2d(nn.functional.pad(x, [zeros.Left, zeros.Right]), weight, bias, strides: [1, stride]);
            }

            case ConvolutionForm.Windows2d:
            {
                Tensor weight = tensor(filters.TimeMajorWeight(), [count, 1, width, channels]);
                return x => nn.functional.conv2d(x.unsqueeze(1), weight, bias);
            }

            default:
            {
                // Windows overlap: a view, without a copy. The rows are whole, padded where they must be.
                Tensor weight = tensor(filters.TimeMajorWeight(), [count, width * channels]);
                long batch = steps.Batch;
                return batch == 1
                    ? x => nn.functional.linear(x.as_strided([length, width * channels], [stride * channels, 1]), weight, bias).unsqueeze(0)
                    : x => nn.functional.linear(x.as_strided([batch, length, width * channels], [x.stride(0), stride * channels, 1]), weight, bias);
            }
        }
    }
}
