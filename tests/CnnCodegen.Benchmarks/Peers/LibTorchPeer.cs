using CnnCodegen.Benchmarks.Comparison;
using CnnCodegen.Benchmarks.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Benchmarks.Peers;

/// <summary>
/// libtorch, eager, at its best: one thread, inference mode, the texts already tensors. The result stays a tensor; it is read when the
/// scores are asked for, which is not measured.
/// </summary>
internal sealed class LibTorchPeer : Candidate
{
    /// <summary>What the tables call it.</summary>
    public const string EngineName = "libtorch";

    private readonly TorchForm _form;
    private readonly int _length;
    private readonly int _dimension;
    private readonly Tensor[] _texts;
    private readonly Tensor _vectors;
    private readonly Part[] _parts;
    private readonly Tensor _logits;
    private readonly Tensor _logitsBias;
    private Tensor? _result;

    public LibTorchPeer(ConvBankWeights weights, TorchForm form, int[][] sequences)
        : base(EngineName, form.ToString())
    {
        set_num_threads(1);
        _form = form;
        _length = sequences[0].Length;
        _dimension = weights.Dimension;
        _texts = [.. sequences.Select(sequence => tensor(sequence))];
        _vectors = tensor(weights.Vectors, [weights.Rows, weights.Dimension]);
        _parts = [.. weights.Convolutions.Select(convolution => new Part(convolution, form))];
        _logits = tensor(weights.Logits, [weights.Classes, weights.Features]);
        _logitsBias = tensor(weights.LogitsBias);
    }

    /// <summary>The version of the native library.</summary>
    public static string Version => torch.__version__;

    public override void Run(int sequence)
    {
        using var inference = inference_mode();
        using var scope = NewDisposeScope();
        Tensor text = Arrange(_vectors.index_select(0, _texts[sequence]));
        var features = new Tensor[_parts.Length];
        for (int part = 0; part < features.Length; part++)
            features[part] = MaximumOverTime(text, _parts[part]);

        Tensor scores = nn.functional.linear(cat(features, 1), _logits, _logitsBias).softmax(1);
        _result?.Dispose();
        _result = scores.DetachFromDisposeScope();
    }

    public override float[] Scores() => _result!.data<float>().ToArray();

    public override void Dispose()
    {
        _result?.Dispose();
        foreach (Tensor text in _texts)
            text.Dispose();

        foreach (Part part in _parts)
            part.Dispose();

        _vectors.Dispose();
        _logits.Dispose();
        _logitsBias.Dispose();
    }

    /// <summary>The embedded text, <c>length × channels</c>, in the shape that the form's operation wants.</summary>
    private Tensor Arrange(Tensor rows) => _form switch
    {
        TorchForm.Conv1d => rows.t().unsqueeze(0),
        TorchForm.Conv2dWindows => rows.view(1, 1, _length, _dimension),
        _ => rows,
    };

    private Tensor MaximumOverTime(Tensor text, Part part)
    {
        Tensor positions = _form switch
        {
            TorchForm.Conv1d => nn.functional.conv1d(text, part.Weight, part.Bias),
            TorchForm.Conv2dWindows => nn.functional.conv2d(text, part.Weight, part.Bias).squeeze(3),
            _ => nn.functional.linear(
                text.as_strided([_length - part.Width + 1, part.Width * _dimension], [_dimension, 1]), part.Weight, part.Bias),
        };

        // ReLU and maximum change places without a difference, and the maximum leaves less to do.
        Tensor maximum = _form is TorchForm.WindowsLinear ? positions.amax([0], keepdim: true) : positions.amax([2]);
        return maximum.relu_();
    }

    private sealed class Part : IDisposable
    {
        public Part(ConvBankWeights.Convolution convolution, TorchForm form)
        {
            (int filters, int channels, int width) = (convolution.Filters, convolution.Channels, convolution.Width);
            Width = width;
            Bias = tensor(convolution.Bias);
            Weight = form switch
            {
                TorchForm.Conv1d => tensor(convolution.Weight, [filters, channels, width]),
                TorchForm.Conv2dWindows => tensor(convolution.TimeMajorWeight(), [filters, 1, width, channels]),
                _ => tensor(convolution.TimeMajorWeight(), [filters, width * channels]),
            };
        }

        public int Width { get; }

        public Tensor Weight { get; }

        public Tensor Bias { get; }

        public void Dispose()
        {
            Weight.Dispose();
            Bias.Dispose();
        }
    }
}
