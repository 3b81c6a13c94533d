using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>A quasi-recurrent layer: gates by causal convolutions, then a recurrence of each channel by itself.</summary>
internal sealed class QrnnModule : LayerModule
{
    private readonly QrnnAttribute _attribute;
    private readonly Direction[] _directions;
    private readonly Parameter? _attentionMemory;
    private readonly Parameter? _attentionState;

    /// <param name="layer">The layer.</param>
    /// <param name="attribute">What it is like.</param>
    /// <param name="inputs">The shapes of the sequence, of the state where there is one, and of the memory where there is one.</param>
    /// <param name="initializer">Makes the first weights.</param>
    public QrnnModule(LayerDescription layer, QrnnAttribute attribute, IReadOnlyList<LayerShape> inputs, Initializer initializer)
        : base(layer)
    {
        _attribute = attribute;
        int units = attribute.Units;
        int rows = units * attribute.Pooling switch
        {
            QrnnPooling.F => 2,
            QrnnPooling.Fo => 3,
            QrnnPooling.Ifo => 4,
            var other => throw new NotSupportedException($"The trainer does not know the pooling {other}."),
        };
        long fanIn = (long)inputs[0].Channels * attribute.Width;
        _directions = [.. (attribute.Bidirectional ? ["", "_reverse"] : (string[])[""]).Select(suffix => new Direction(
            Register($"weight{suffix}", initializer.FromFanIn(fanIn, rows, inputs[0].Channels, attribute.Width)),
            Register($"bias{suffix}", initializer.FromFanIn(fanIn, rows)),
            attribute.State is null ? null : Register($"state.weight{suffix}", initializer.FromFanIn(inputs[1].Channels, rows, inputs[1].Channels))))];
        if (attribute.Memory is not null)
        {
            _attentionMemory = Register("attention.memory.weight", initializer.FromFanIn(units, units, units));
            _attentionState = Register("attention.state.weight", initializer.FromFanIn(units, units, units));
        }
    }

    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass)
    {
        Tensor? state = _attribute.State is null ? null : inputs[1].LastRow;
        Signal? memory = _attribute.Memory is null ? null : inputs[^1];
        Signal forward = inputs[0];
        Tensor outputs = Run(_directions[0], forward, state, memory, pass);
        if (_attribute.Bidirectional)
        {
            SequenceLengths lengths = forward.Sequence;
            Signal backward = Signal.Of(lengths.Reverse(forward.Values), lengths);
            outputs = cat([outputs, lengths.Reverse(Run(_directions[1], backward, state, memory, pass))], 1);
        }

        return forward with { Values = outputs };
    }

    private Tensor Run(Direction direction, Signal input, Tensor? state, Signal? memory, Pass pass)
    {
        // What stands behind a text's end is never seen: windows reach back only.
        Tensor rows = pass.Memory?.Precede($"{Layer.Name}.x", input.Values, _attribute.Width - 1) ?? nn.functional.pad(input.Values, [_attribute.Width - 1, 0]);
        Tensor sums = nn.functional.conv1d(rows, direction.Weight, direction.Bias);
        if (direction.StateWeight is { } weight)
            sums = sums.Plus(nn.functional.linear(state!, weight).unsqueeze(2));

        Tensor[] blocks = sums.chunk(sums.shape[1] / _attribute.Units, 1);
        Tensor candidate = blocks[0].tanh();
        Tensor forget = Zoneout(blocks[1].sigmoid(), pass);
        Tensor update = _attribute.Pooling == QrnnPooling.Ifo ? blocks[3].sigmoid() : forget.Complement();
        Tensor states = Scan(forget, update * candidate, pass.Memory?.Recall($"{Layer.Name}.c"));
        pass.Memory?.Keep($"{Layer.Name}.c", states.select(2, states.shape[2] - 1));
        if (_attribute.Pooling == QrnnPooling.F)
            return states;

        return blocks[2].sigmoid() * (memory is null ? states : Attend(states, memory));
    }

    /// <summary>Lets some channels keep what they had, at some positions, in training.</summary>
    private Tensor Zoneout(Tensor forget, Pass pass) =>
        pass.Training && _attribute.Zoneout > 0 ? (forget.Complement() * pass.Chance.Mask(forget, 1 - _attribute.Zoneout)).Complement() : forget;

    /// <summary>The states <c>c_t = f_t c_(t-1) + a_t</c>, from the given one or zeros on.</summary>
    private static Tensor Scan(Tensor forget, Tensor added, Tensor? before)
    {
        Tensor[] states = added.unbind(2);
        Tensor[] factors = forget.unbind(2);
        for (int step = 0; step < states.Length; step++)
        {
            if (before is not null)
                states[step] = (factors[step] * before).Plus(states[step]);

            before = states[step];
        }

        return stack(states, 2);
    }

    /// <summary>Mixes each state with what it finds in the memory.</summary>
    private Tensor Attend(Tensor states, Signal memory)
    {
        Tensor scores = bmm(states.transpose(1, 2), memory.Values).masked_fill(memory.Sequence.Absent, Scalars.NegativeInfinity);
        Tensor found = bmm(memory.Zeroed, nn.functional.softmax(scores, 2).transpose(1, 2));
        return PositionWise.Linear(found, _attentionMemory!, null).Plus(PositionWise.Linear(states, _attentionState!, null));
    }

    private sealed record Direction(Parameter Weight, Parameter Bias, Parameter? StateWeight);
}
