using CnnCodegen.Benchmarks.Networks;
using static TorchSharp.torch;

namespace CnnCodegen.Benchmarks.Peers.Torch;

/// <summary>A network as a chain of calls of libtorch, made while its layers are read; what the writers of single layers share.</summary>
/// <param name="weights">The network's weights.</param>
/// <param name="form">How convolutions and recurrences are written.</param>
/// <param name="batch">The texts of one run.</param>
/// <param name="value">What the chain starts from.</param>
internal sealed class TorchSteps(LayerWeights weights, PeerForm form, int batch, TorchValue value)
{
    private readonly List<Func<Tensor, Tensor>> _steps = [];

    /// <summary>The network's weights.</summary>
    public LayerWeights Weights => weights;

    /// <summary>How convolutions and recurrences are written.</summary>
    public PeerForm Form => form;

    /// <summary>The texts of one run.</summary>
    public int Batch => batch;

    /// <summary>The result of the last step.</summary>
    public TorchValue Value { get; private set; } = value;

    /// <summary>The layout in which the form's convolutions work.</summary>
    public TorchLayout ConvolutionLayout => form.Convolution switch
    {
        ConvolutionForm.Conv1d => TorchLayout.Channels,
        ConvolutionForm.Image2d => TorchLayout.Image,
        _ => TorchLayout.Rows,
    };

    /// <summary>Appends a step.</summary>
    public void Add(TorchValue result, Func<Tensor, Tensor> step)
    {
        _steps.Add(step);
        Value = result;
    }

    /// <summary>Appends a step that keeps the shape.</summary>
    public void Add(Func<Tensor, Tensor> step) => Add(Value, step);

    /// <summary>Appends the change to another layout.</summary>
    public void As(TorchLayout layout)
    {
        TorchValue to = Value with { Layout = layout };
        (long count, long length, long channels) = (batch, Value.Length, Value.Channels);
        switch (Value.Layout, layout)
        {
            case var (from, _) when from == layout:
                break;
            case (TorchLayout.Rows, TorchLayout.Channels) or (TorchLayout.Channels, TorchLayout.Rows):
                Add(to, static x => x.transpose(1, 2));
                break;
            case (TorchLayout.Rows, TorchLayout.Image):
                Add(to, x => x.reshape(count, 1, length, channels).permute(0, 3, 1, 2));
                break;
            case (TorchLayout.Image, TorchLayout.Channels):
                Add(to, static x => x.squeeze(2));
                break;
            case (TorchLayout.Image, TorchLayout.Rows):
                Add(to, static x => x.squeeze(2).transpose(1, 2));
                break;
            case (TorchLayout.Channels, TorchLayout.Image):
                As(TorchLayout.Rows);
                As(TorchLayout.Image);
                break;
            default:
                throw new NotSupportedException($"{Value.Layout} as {layout}");
        }
    }

    /// <summary>Appends an activation; what it reads belongs to it.</summary>
    public void Activate(Activation activation)
    {
        if (activation is not Activation.None)
            Add(x => Activated(x, activation));
    }

    /// <summary>The activated values, in the place of those before.</summary>
    public static Tensor Activated(Tensor value, Activation activation) => activation switch
    {
        Activation.None => value,
        Activation.Relu => value.relu_(),
        Activation.Tanh => value.tanh_(),
        _ => throw new NotSupportedException(activation.ToString()),
    };

    /// <summary>A matrix and a bias as tensors.</summary>
    public static (Tensor Weight, Tensor Bias) Matrix(float[] weight, float[] bias) =>
        (tensor(weight, [bias.Length, weight.Length / bias.Length]), tensor(bias));

    /// <summary>Runs all steps.</summary>
    public Tensor Run(Tensor text)
    {
        foreach (Func<Tensor, Tensor> step in _steps)
            text = step(text);

        return text;
    }
}
