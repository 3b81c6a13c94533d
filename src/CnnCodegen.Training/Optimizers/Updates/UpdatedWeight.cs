using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>A weight and what a rule remembers of its earlier steps.</summary>
/// <param name="name">The weight's name in the state_dict.</param>
/// <param name="weight">The weight.</param>
/// <param name="memory">What is remembered, by name; of the weight's shape.</param>
internal sealed class UpdatedWeight(string name, Parameter weight, (string Name, Tensor Values)[] memory) : IDisposable
{
    /// <summary>
    /// The numbers that a processor updates at a time. A rule is some ten operations; so many numbers stay in the cache from one to the next, while those of a large
    /// weight would come from memory for each (8 million by Adam: 21 instead of 38 ms).
    /// </summary>
    internal const long NumbersAtATime = 1 << 17;

    private readonly Tensor[] _values = Array.ConvertAll(memory, static part => part.Values);
    private Tensor? _latest;

    /// <summary>The weight's name in the state_dict.</summary>
    public string Name => name;

    /// <summary>The weight.</summary>
    public Parameter Weight => weight;

    /// <summary>What is remembered, by names made of the weight's and the memory's.</summary>
    public IEnumerable<(string Name, Tensor Values)> Memory =>
        [.. memory.Select(part => ($"{name}.{part.Name}", part.Values)), .. _latest is null ? [] : new[] { ($"{name}.latest_step", _latest) }];

    /// <summary>Prepares for gradients of rows.</summary>
    public void KeepRows() => _latest = zeros(weight.shape[0], device: weight.device).DetachFromDisposeScope();

    /// <summary>Updates all of the weight.</summary>
    /// <param name="gradient">Its gradient; may be overwritten.</param>
    /// <param name="rule">The rule.</param>
    public void Update(Tensor gradient, UpdateRule rule)
    {
        if (weight.device_type != DeviceType.CPU || weight.numel() <= NumbersAtATime || !weight.is_contiguous() || !gradient.is_contiguous())
            rule(weight, gradient, _values);
        else
            UpdateInPieces(gradient, rule);
    }

    /// <summary>Updates rows of the weight.</summary>
    /// <param name="gradient">The gradient of the rows; may be overwritten.</param>
    /// <param name="rows">The numbers of the rows, each once.</param>
    /// <param name="step">The number of the step, from 1.</param>
    /// <param name="fade">What is left of the memory after a step in which a row had no gradient.</param>
    /// <param name="rule">The rule.</param>
    public void Update(Tensor gradient, Tensor rows, long step, double fade, UpdateRule rule)
    {
        Tensor latest = _latest ?? throw new InvalidOperationException($"The gradient of '{name}' is of rows, which is not prepared for.");
        Tensor some = weight.index_select(0, rows);
        Tensor[] memories = Array.ConvertAll(_values, values => values.index_select(0, rows));

        // The steps that the rows were left out of: each would have done no more than to let the memory fade.
        Tensor missed = latest.index_select(0, rows).neg().Plus(step - 1).unsqueeze(1);
        Tensor left = pow(fade, missed);
        foreach (Tensor values in memories)
            values.mul_(left);

        rule(some, gradient, memories);
        weight.index_copy_(0, rows, some);
        foreach ((Tensor all, Tensor values) in _values.Zip(memories))
            all.index_copy_(0, rows, values);

        using Scalar now = step.ToScalar();
        latest.index_fill_(0, rows, now);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _latest?.Dispose();
        foreach (Tensor values in _values)
            values.Dispose();
    }

    private void UpdateInPieces(Tensor gradient, UpdateRule rule)
    {
        (Tensor weights, Tensor gradients) = (weight.view(-1), gradient.view(-1));
        Tensor[] memories = Array.ConvertAll(_values, static values => values.view(-1));
        for (long first = 0; first < weights.shape[0]; first += NumbersAtATime)
        {
            using DisposeScope ofPiece = NewDisposeScope();
            long count = Math.Min(NumbersAtATime, weights.shape[0] - first);
            rule(weights.narrow(0, first, count), gradients.narrow(0, first, count), Array.ConvertAll(memories, values => values.narrow(0, first, count)));
        }
    }
}

/// <summary>Updates a weight or a part of it, number by number, in place; called without gradients, in a dispose scope of its own.</summary>
/// <param name="weight">The weight, or some of its rows or numbers.</param>
/// <param name="gradient">Its gradient; may be overwritten.</param>
/// <param name="memory">What is remembered, in the order of the names.</param>
internal delegate void UpdateRule(Tensor weight, Tensor gradient, Tensor[] memory);
