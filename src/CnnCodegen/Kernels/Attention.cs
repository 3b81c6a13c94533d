using System.Numerics.Tensors;

namespace CnnCodegen.Kernels;

/// <summary>Attention: for each state a mean of the memory's rows, weighted by how much they agree with the state.</summary>
public static class Attention
{
    /// <summary><c>y_t = Σ_s α_s m_s</c>, with <c>α = softmax_s(x_t · m_s)</c>.</summary>
    /// <param name="x">The states, one row per position.</param>
    /// <param name="xPitch">The floats from one state to the next.</param>
    /// <param name="memory">The memory, one row per position, at least one.</param>
    /// <param name="memoryPitch">The floats from one of its rows to the next.</param>
    /// <param name="channels">The channels of states and memory.</param>
    /// <param name="y">Receives a row per state; must not overlap the others.</param>
    /// <param name="yPitch">The floats from one row to the next in <paramref name="y"/>.</param>
    /// <param name="workspace">Working memory of one float per row of the memory.</param>
    /// <param name="shares">Receives the weights α, a row for each state; or is empty.</param>
    public static void Apply(
        ReadOnlySpan<float> x, int xPitch, ReadOnlySpan<float> memory, int memoryPitch, int channels, Span<float> y, int yPitch, Span<float> workspace, Span<float> shares = default)
    {
        int length = (memory.Length + memoryPitch - 1) / memoryPitch;
        Span<float> weights = workspace[..length];
        for (int source = 0, target = 0; source < x.Length; source += xPitch, target += yPitch)
        {
            FullyConnected.Apply(memory, memoryPitch, [], x.Slice(source, channels), weights);
            Softmax.Rows(weights, length, length, weights, length);
            if (!shares.IsEmpty)
            {
                weights.CopyTo(shares);
                shares = shares[length..];
            }

            Span<float> row = y.Slice(target, channels);
            TensorPrimitives.Multiply(memory[..channels], weights[0], row);
            for (int position = 1; position < weights.Length; position++)
                TensorPrimitives.MultiplyAdd(memory.Slice(position * memoryPitch, channels), weights[position], row, row);
        }
    }
}
