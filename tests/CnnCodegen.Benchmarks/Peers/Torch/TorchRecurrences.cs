using CnnCodegen.Benchmarks.Networks;
using CnnCodegen.Benchmarks.Peers.Onnx;
using static TorchSharp.torch;

namespace CnnCodegen.Benchmarks.Peers.Torch;

/// <summary>Recurrent layers, for one text at a time.</summary>
internal static class TorchRecurrences
{
    /// <summary>A quasi-recurrent layer with fo-pooling.</summary>
    /// <param name="steps">The network so far.</param>
    /// <param name="gates">The convolution that makes z, f and o, in this order.</param>
    public static void AddQrnn(TorchSteps steps, FilterSet gates)
    {
        TorchConvolutions.AddSequence(steps, gates, (gates.Width - 1, 0), stride: 1);
        steps.As(TorchLayout.Rows);
        int length = steps.Value.Length;
        int units = gates.Filters / 3;
        int blocks = steps.Form.Recurrence is RecurrenceForm.Blocks ? OnnxRecurrences.BlockCount(length) : 1;
        steps.Add(new TorchValue(TorchLayout.Rows, length, units), x =>
        {
            Tensor[] parts = x.squeeze(0).chunk(3, 1);
            Tensor z = parts[0].tanh();
            Tensor f = parts[1].sigmoid();
            Tensor o = parts[2].sigmoid();
            Tensor cells = blocks == 1 ? Loop(z, f) : Blocks(z.view(blocks, -1, units), f.view(blocks, -1, units)).view(length, units);
            return cells.mul_(o).unsqueeze(0);
        });
    }

    /// <summary>libtorch's own long short-term memory.</summary>
    /// <param name="steps">The network so far.</param>
    /// <param name="layer">The layer.</param>
    public static void AddLstm(TorchSteps steps, LayerDescription layer)
    {
        steps.As(TorchLayout.Rows);
        int units = layer.Output.Channels;
        int channels = steps.Value.Channels;
        TorchSharp.Modules.LSTM module = nn.LSTM(channels, units, batchFirst: true);
        module.eval();
        using (no_grad())
        {
            foreach (WeightSlot slot in layer.Weights)
            {
                string name = slot.Name[(layer.Name.Length + 1)..];
                using Tensor value = tensor(steps.Weights.Tensor(layer, name), [.. slot.Shape.Select(static size => (long)size)]);
                module.get_parameter(name)!.copy_(value);
            }
        }

        steps.Add(new TorchValue(TorchLayout.Rows, steps.Value.Length, units), x =>
        {
            (Tensor states, _, _) = module.call(x);
            return states;
        });
    }

    private static Tensor Loop(Tensor z, Tensor f)
    {
        Tensor[] candidates = z.unbind(0);
        Tensor[] forgets = f.unbind(0);
        var cells = new Tensor[candidates.Length];
        cells[0] = zeros_like(candidates[0]);
        for (int step = 0; step < cells.Length; step++)
            cells[step] = lerp(candidates[step], cells[Math.Max(step - 1, 0)], forgets[step]);

        return stack(cells, 0);
    }

    private static Tensor Blocks(Tensor z, Tensor f)
    {
        Tensor[] candidates = z.unbind(1);
        Tensor[] forgets = f.unbind(1);
        var cells = new Tensor[candidates.Length];
        var kept = new Tensor[candidates.Length];
        cells[0] = lerp(candidates[0], zeros_like(candidates[0]), forgets[0]);
        kept[0] = forgets[0];
        for (int step = 1; step < cells.Length; step++)
        {
            cells[step] = lerp(candidates[step], cells[step - 1], forgets[step]);
            kept[step] = kept[step - 1] * forgets[step];
        }

        // What each block receives from the one before.
        Tensor[] last = cells[^1].unbind(0);
        Tensor[] lastKept = kept[^1].unbind(0);
        var carried = new Tensor[last.Length];
        carried[0] = zeros_like(last[0]);
        for (int block = 1; block < carried.Length; block++)
            carried[block] = addcmul(last[block - 1], carried[block - 1], lastKept[block - 1], 1);

        return addcmul(stack(cells, 1), stack(kept, 1), stack(carried, 0).unsqueeze(1), 1).contiguous();
    }
}
