using CnnCodegen.Benchmarks.Networks;
using static TorchSharp.torch;

namespace CnnCodegen.Benchmarks.Peers.Torch;

/// <summary>Makes the chain of libtorch's calls that computes a network.</summary>
internal static class TorchNetwork
{
    /// <summary>The calls for a network; they start from the ids of one text and end with its scores.</summary>
    public static TorchSteps Create(ComparedNetwork network, PeerForm form)
    {
        var steps = new TorchSteps(network.Weights, form, network.Batch, new TorchValue(TorchLayout.Tokens, network.Length, 1));
        AddLayers(steps, network.Description, network.Texts.Columns);
        if (network.IsClassifier)
            steps.Add(static x => x.softmax(1));
        return steps;
    }

    private static void AddLayers(TorchSteps steps, NetworkDescription description, int spelling)
    {
        foreach ((int index, LayerDescription layer) in description.Layers.Index())
        {
            if (layer.Inputs.Count > 1 || (layer.Inputs.Count == 1 && layer.Inputs[0] != index - 1))
                throw new NotSupportedException($"{layer.Name} does not read the layer before it alone.");

            Add(steps, layer, spelling);
        }
    }

    private static void Add(TorchSteps steps, LayerDescription layer, int spelling)
    {
        switch (layer.Attribute)
        {
            case InputAttribute:
                return;
            case EmbeddingAttribute:
                AddEmbedding(steps, layer);
                return;
            case PerTokenAttribute:
                AddPerToken(steps, layer.Block!, spelling);
                return;
            case ConvBankAttribute:
                TorchConvolutions.AddBank(steps, steps.Weights.Bank(layer, steps.Value.Channels), layer.Activation);
                return;
            case HighwayAttribute highway:
                AddHighway(steps, layer, highway.Candidate);
                return;
            case Conv1dAttribute convolution:
                TorchConvolutions.AddSequence(steps, Filters(steps, layer, convolution.Width), convolution.Zeros, convolution.Stride);
                break;
            case QrnnAttribute { Pooling: QrnnPooling.Fo } qrnn:
                TorchRecurrences.AddQrnn(steps, Filters(steps, layer, qrnn.Width));
                break;
            case LstmAttribute { Layers: 1, Bidirectional: false, FinalState: false }:
                TorchRecurrences.AddLstm(steps, layer);
                break;
            case MaxPool1dAttribute pool:
                TorchPooling.AddMaxPool(steps, pool);
                break;
            case KMaxPoolAttribute pool:
                TorchPooling.AddKMaxPool(steps, pool.K);
                break;
            case ProportionalKMaxPoolAttribute pool:
                TorchPooling.AddKMaxPool(steps, (steps.Value.Length + pool.Divisor - 1) / pool.Divisor);
                break;
            case AverageOverTimeAttribute:
                steps.As(TorchLayout.Rows);
                steps.Add(new TorchValue(TorchLayout.Vector, 1, steps.Value.Channels), static x => x.mean([1]));
                break;
            case LinearAttribute:
                AddLinear(steps, layer);
                break;
            default:
                throw new NotSupportedException($"{layer.Name}: {layer.Attribute.GetType().Name}");
        }

        steps.Activate(layer.Activation);
    }

    private static FilterSet Filters(TorchSteps steps, LayerDescription layer, int width)
    {
        (float[] weight, float[] bias) = steps.Weights.Folded(layer);
        return new FilterSet(width, steps.Value.Channels, weight, bias);
    }

    private static void AddEmbedding(TorchSteps steps, LayerDescription layer)
    {
        float[] values = steps.Weights.Tensor(layer, "weight");
        (long batch, long length, long channels) = (steps.Batch, steps.Value.Length, layer.Output.Channels);
        Tensor vectors = tensor(values, [values.Length / channels, channels]);
        steps.Add(new TorchValue(TorchLayout.Rows, steps.Value.Length, layer.Output.Channels), x => vectors.index_select(0, x).view(batch, length, channels));
    }

    /// <summary>The network of one token for all tokens at once.</summary>
    private static void AddPerToken(TorchSteps steps, NetworkDescription block, int spelling)
    {
        int words = steps.Value.Length;
        var inner = new TorchSteps(steps.Weights, steps.Form, words, new TorchValue(TorchLayout.Tokens, spelling, 1));
        AddLayers(inner, block, spelling: 0);
        steps.Add(new TorchValue(TorchLayout.Rows, words, inner.Value.Channels), x => inner.Run(x).unsqueeze(0));
    }

    private static void AddHighway(TorchSteps steps, LayerDescription layer, Activation candidate)
    {
        // One product for both parts.
        (Tensor weight, Tensor bias) = TorchSteps.Matrix(
            [.. steps.Weights.Tensor(layer, "transform.weight"), .. steps.Weights.Tensor(layer, "gate.weight")],
            [.. steps.Weights.Tensor(layer, "transform.bias"), .. steps.Weights.Tensor(layer, "gate.bias")]);
        if (steps.Value.Layout is not TorchLayout.Vector)
            steps.As(TorchLayout.Rows);
        steps.Add(x =>
        {
            Tensor[] parts = nn.functional.linear(x, weight, bias).chunk(2, -1);
            return lerp(x, TorchSteps.Activated(parts[0], candidate), parts[1].sigmoid_());
        });
    }

    private static void AddLinear(TorchSteps steps, LayerDescription layer)
    {
        (float[] weightValues, float[] biasValues) = steps.Weights.Folded(layer);
        (Tensor weight, Tensor bias) = TorchSteps.Matrix(weightValues, biasValues);
        if (layer.Output.Kind is ShapeKind.Sequence)
        {
            steps.As(TorchLayout.Rows);
            steps.Add(steps.Value with { Channels = biasValues.Length }, x => nn.functional.linear(x, weight, bias));
            return;
        }

        if (steps.Value.Layout is not TorchLayout.Vector)
        {
            steps.As(TorchLayout.Channels);
            steps.Add(static x => x.flatten(1));
        }

        steps.Add(new TorchValue(TorchLayout.Vector, 1, biasValues.Length), x => nn.functional.linear(x, weight, bias));
    }
}
