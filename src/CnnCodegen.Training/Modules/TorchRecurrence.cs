using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>One layer of TorchSharp's own LSTM, GRU or RNN, each direction a module of its own.</summary>
/// <remarks>
/// They run over absent positions too: those are behind a text's end, so that nothing from there comes to its own positions. Over packed sequences, which leave them out,
/// libtorch goes step by step and needs four times as long for texts of 230 words.
/// </remarks>
internal sealed class TorchRecurrence : Recurrence
{
    private readonly Direction[] _directions;

    private TorchRecurrence(int units, bool bidirectional, Initializer initializer, Func<Direction> build)
    {
        _directions = [.. Enumerable.Range(0, bidirectional ? 2 : 1).Select(_ => build())];
        Weights = [.. _directions.SelectMany(static (direction, index) => direction.Module.named_parameters().Select(weight => (weight.name + Suffix(index), weight.parameter)))];

        // As PyTorch's start.
        using IDisposable frozen = no_grad();
        foreach ((_, Parameter weight) in Weights)
            weight.copy_(initializer.Draw(initializer.BoundOf(1 / Math.Sqrt(units)), weight.shape));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, Parameter Values)> Weights { get; }

    /// <inheritdoc/>
    protected override int Directions => _directions.Length;

    /// <summary>A long short-term memory.</summary>
    public static TorchRecurrence Lstm(int channels, int units, bool bidirectional, Initializer initializer) => new(units, bidirectional, initializer, () =>
    {
        LSTM module = Chance.LeaveGlobal(() => nn.LSTM(channels, units, batchFirst: true, device: initializer.Device, dtype: initializer.Type));
        return new Direction(
            module,
            (values, state) => module.call(values, state is null ? null : (state, zeros_like(state))).Item1,
            (piece, memory, name) =>
            {
                (Tensor outputs, Tensor state, Tensor cell) = module.call(piece, memory.Recall($"{name}.h") is { } before ? (before, memory.Recall($"{name}.c")!) : null);
                memory.Keep($"{name}.h", state);
                memory.Keep($"{name}.c", cell);
                return outputs;
            });
    });

    /// <summary>A gated recurrent unit.</summary>
    public static TorchRecurrence Gru(int channels, int units, bool bidirectional, Initializer initializer) => new(units, bidirectional, initializer, () =>
    {
        GRU module = Chance.LeaveGlobal(() => nn.GRU(channels, units, batchFirst: true, device: initializer.Device, dtype: initializer.Type));
        return Direction.Of(module, module.call);
    });

    /// <summary>A plain recurrent network.</summary>
    public static TorchRecurrence Rnn(int channels, int units, bool bidirectional, nn.NonLinearities nonlinearity, Initializer initializer) => new(units, bidirectional, initializer, () =>
    {
        RNN module = Chance.LeaveGlobal(() => nn.RNN(channels, units, nonLinearity: nonlinearity, batchFirst: true, device: initializer.Device, dtype: initializer.Type));
        return Direction.Of(module, module.call);
    });

    /// <inheritdoc/>
    public override Tensor Continue(Tensor values, StreamMemory memory, string name) => _directions[0].Continue(values.transpose(1, 2), memory, name).transpose(1, 2);

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (Direction direction in _directions)
            direction.Module.Dispose();
    }

    /// <inheritdoc/>
    protected override Tensor Scan(int direction, Tensor values, Tensor? state) =>
        _directions[direction].Run(values.transpose(1, 2), state?.unsqueeze(0)).transpose(1, 2);

    /// <summary>A module that runs forwards.</summary>
    /// <param name="Module">The module.</param>
    /// <param name="Run">Gives the outputs <c>[texts, length, units]</c> for values <c>[texts, length, channels]</c> and the state <c>[1, texts, units]</c> to start from.</param>
    /// <param name="Continue">Gives those for a piece of streams, from the states that are kept under the name.</param>
    private sealed record Direction(nn.Module Module, Func<Tensor, Tensor?, Tensor> Run, Func<Tensor, StreamMemory, string, Tensor> Continue)
    {
        /// <summary>A module whose state is its output.</summary>
        public static Direction Of(nn.Module module, Func<Tensor, Tensor?, (Tensor Outputs, Tensor State)> run) => new(
            module,
            (values, state) => run(values, state).Outputs,
            (piece, memory, name) =>
            {
                (Tensor outputs, Tensor state) = run(piece, memory.Recall($"{name}.h"));
                memory.Keep($"{name}.h", state);
                return outputs;
            });
    }
}
