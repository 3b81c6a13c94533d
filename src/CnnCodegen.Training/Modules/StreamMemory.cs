using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>
/// What layers remember of streams of tokens that are read piece by piece: recurrent states, and the rows that windows reach back to. No gradient flows from a
/// piece into the one before it, which is truncated back-propagation through time: Williams and Peng (1990).
/// </summary>
internal sealed class StreamMemory : IDisposable
{
    private readonly SortedDictionary<string, Tensor> _kept = new(StringComparer.Ordinal);

    /// <summary>All that is remembered: from the first piece on the same tensors, whose content each piece changes.</summary>
    public IEnumerable<(string Name, Tensor Values)> Contents => _kept.Select(static kept => (kept.Key, kept.Value));

    /// <summary>A copy of what was kept under a name; null before the very first piece, where layers start from zeros.</summary>
    /// <param name="name">A name that begins with the layer's.</param>
    // A copy, because gradients are computed when the next piece's values have been kept already.
    public Tensor? Recall(string name) => _kept.GetValueOrDefault(name)?.clone();

    /// <summary>Keeps a copy of values until the next piece.</summary>
    /// <param name="name">A name that begins with the layer's.</param>
    /// <param name="values">The values; of a name always of the same shape.</param>
    public void Keep(string name, Tensor values)
    {
        using IDisposable frozen = no_grad();
        if (_kept.TryGetValue(name, out Tensor? kept))
            kept.copy_(values);
        else
            _kept[name] = values.detach().clone().DetachFromDisposeScope();
    }

    /// <summary>Puts the rows that were kept before the piece, and keeps its last ones instead.</summary>
    /// <param name="name">A name that begins with the layer's.</param>
    /// <param name="values">The piece, <c>[streams, channels, length]</c>.</param>
    /// <param name="rows">How many rows the layer reaches back.</param>
    /// <returns><c>[streams, channels, rows + length]</c>.</returns>
    public Tensor Precede(string name, Tensor values, int rows)
    {
        if (rows == 0)
            return values;

        Tensor before = Recall(name) ?? zeros(values.shape[0], values.shape[1], rows, dtype: values.dtype, device: values.device);
        Tensor all = cat([before, values], 2);
        Keep(name, all.narrow(2, all.shape[2] - rows, rows));
        return all;
    }

    /// <summary>Forgets everything: the next piece is the first of new streams.</summary>
    public void Forget()
    {
        using IDisposable frozen = no_grad();
        foreach (Tensor values in _kept.Values)
            values.zero_();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor values in _kept.Values)
            values.Dispose();
    }
}
