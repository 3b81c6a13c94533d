using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.utils.rnn;

namespace CnnCodegen.Training.Modules;

/// <summary>One layer of TorchSharp's own LSTM, GRU or RNN, over packed sequences or pieces of streams.</summary>
internal sealed class PackedRecurrence : Recurrence
{
    private readonly nn.Module _module;
    private readonly int _directions;
    private readonly Func<PackedSequence, Tensor?, (PackedSequence Outputs, Tensor Final)> _run;
    private readonly Func<Tensor, StreamMemory, string, Tensor> _continue;

    private PackedRecurrence(
        nn.Module module,
        int units,
        bool bidirectional,
        Initializer initializer,
        Func<PackedSequence, Tensor?, (PackedSequence Outputs, Tensor Final)> run,
        Func<Tensor, StreamMemory, string, Tensor> @continue)
    {
        _module = module;
        _directions = bidirectional ? 2 : 1;
        _run = run;
        _continue = @continue;
        Weights = [.. module.named_parameters()];

        // As PyTorch's start.
        using IDisposable frozen = no_grad();
        foreach ((_, Parameter weight) in Weights)
            weight.copy_(initializer.Draw(initializer.BoundOf(1 / Math.Sqrt(units)), weight.shape));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, Parameter Values)> Weights { get; }

    /// <summary>A long short-term memory.</summary>
    public static PackedRecurrence Lstm(int channels, int units, bool bidirectional, Initializer initializer)
    {
        LSTM module = Chance.LeaveGlobal(() => nn.LSTM(channels, units, batchFirst: true, bidirectional: bidirectional, device: initializer.Device, dtype: initializer.Type));
        return new PackedRecurrence(
            module,
            units,
            bidirectional,
            initializer,
            (packed, state) =>
            {
                (PackedSequence outputs, Tensor final, _) = module.call(packed, state is null ? null : (state, zeros_like(state)));
                return (outputs, final);
            },
            (piece, memory, name) =>
            {
                (Tensor outputs, Tensor state, Tensor cell) = module.call(piece, memory.Recall($"{name}.h") is { } before ? (before, memory.Recall($"{name}.c")!) : null);
                memory.Keep($"{name}.h", state);
                memory.Keep($"{name}.c", cell);
                return outputs;
            });
    }

    /// <summary>A gated recurrent unit.</summary>
    public static PackedRecurrence Gru(int channels, int units, bool bidirectional, Initializer initializer)
    {
        GRU module = Chance.LeaveGlobal(() => nn.GRU(channels, units, batchFirst: true, bidirectional: bidirectional, device: initializer.Device, dtype: initializer.Type));
        return new PackedRecurrence(
            module,
            units,
            bidirectional,
            initializer,
            (packed, state) => module.call(packed, state),
            (piece, memory, name) => Continue(memory, name, before => module.call(piece, before)));
    }

    /// <summary>A plain recurrent network.</summary>
    public static PackedRecurrence Rnn(int channels, int units, bool bidirectional, nn.NonLinearities nonlinearity, Initializer initializer)
    {
        RNN module = Chance.LeaveGlobal(() => nn.RNN(channels, units, nonLinearity: nonlinearity, batchFirst: true, bidirectional: bidirectional, device: initializer.Device, dtype: initializer.Type));
        return new PackedRecurrence(
            module,
            units,
            bidirectional,
            initializer,
            (packed, state) => module.call(packed, state),
            (piece, memory, name) => Continue(memory, name, before => module.call(piece, before)));
    }

    /// <inheritdoc/>
    public override (Tensor Outputs, Tensor Final) Run(Tensor values, SequenceLengths lengths, Tensor? state)
    {
        Tensor counts = tensor([.. lengths.Each.Select(static length => (long)length)]);
        Tensor? start = state?.unsqueeze(0).expand(_directions, -1, -1).contiguous();
        using PackedSequence packed = pack_padded_sequence(values.transpose(1, 2), counts, batch_first: true, enforce_sorted: false);
        (PackedSequence outputs, Tensor final) = _run(packed, start);
        using (outputs)
        {
            (Tensor padded, _) = pad_packed_sequence(outputs, batch_first: true, total_length: lengths.Longest);
            return (padded.transpose(1, 2), final.transpose(0, 1).flatten(1));
        }
    }

    /// <inheritdoc/>
    // Not packed: libtorch has a faster way for pieces of one length.
    public override Tensor Continue(Tensor values, StreamMemory memory, string name) => _continue(values.transpose(1, 2), memory, name).transpose(1, 2);

    /// <inheritdoc/>
    public override void Dispose() => _module.Dispose();

    private static Tensor Continue(StreamMemory memory, string name, Func<Tensor?, (Tensor Outputs, Tensor State)> run)
    {
        (Tensor outputs, Tensor state) = run(memory.Recall($"{name}.h"));
        memory.Keep($"{name}.h", state);
        return outputs;
    }
}
