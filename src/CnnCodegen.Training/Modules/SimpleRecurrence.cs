using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>
/// A layer <c>h_t = g(W_ih x_t + b_ih + W_hh h_(t-1) + b_hh)</c> as TorchSharp's RNN does not offer it: with another nonlinearity, or with x_t added as it is.
/// </summary>
internal sealed class SimpleRecurrence : Recurrence
{
    private readonly Activation _nonlinearity;
    private readonly Direction[] _directions;

    public SimpleRecurrence(int channels, int units, bool bidirectional, Activation nonlinearity, bool inputWeights, Initializer initializer)
    {
        _nonlinearity = nonlinearity;
        _directions = [.. Enumerable.Range(0, bidirectional ? 2 : 1).Select(_ => new Direction(
            inputWeights ? Draw(units, channels) : null,
            Draw(units, units),
            inputWeights ? Draw(units) : null,
            Draw(units)))];

        // As PyTorch's start.
        Parameter Draw(params long[] shape) => initializer.Uniform(initializer.BoundOf(1 / Math.Sqrt(units)), shape);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, Parameter Values)> Weights =>
        [.. _directions.SelectMany((direction, index) => direction.Weights.Select(weight => ($"{weight.Name}_l0{Suffix(index)}", weight.Values)))];

    /// <inheritdoc/>
    protected override int Directions => _directions.Length;

    /// <inheritdoc/>
    public override Tensor Continue(Tensor values, StreamMemory memory, string name)
    {
        Tensor states = Scan(0, values, memory.Recall($"{name}.h"));
        memory.Keep($"{name}.h", states.select(2, states.shape[2] - 1));
        return states;
    }

    /// <inheritdoc/>
    protected override Tensor Scan(int direction, Tensor values, Tensor? state)
    {
        Direction weights = _directions[direction];
        Tensor input = weights.InputWeight is null ? values : PositionWise.Linear(values, weights.InputWeight, weights.InputBias);
        Tensor now = state ?? zeros_like(input.select(2, 0));
        var states = new Tensor[input.shape[2]];
        for (int step = 0; step < states.Length; step++)
        {
            Tensor sum = input.select(2, step).Plus(nn.functional.linear(now, weights.StateWeight, weights.StateBias));
            states[step] = now = Activations.Apply(_nonlinearity, sum);
        }

        return stack(states, 2);
    }

    private sealed record Direction(Parameter? InputWeight, Parameter StateWeight, Parameter? InputBias, Parameter StateBias)
    {
        public IEnumerable<(string Name, Parameter Values)> Weights
        {
            get
            {
                if (InputWeight is not null)
                    yield return ("weight_ih", InputWeight);
                yield return ("weight_hh", StateWeight);
                if (InputBias is not null)
                    yield return ("bias_ih", InputBias);
                yield return ("bias_hh", StateBias);
            }
        }
    }
}
