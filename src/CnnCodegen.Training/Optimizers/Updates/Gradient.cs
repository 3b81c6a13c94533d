using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>A weight's gradient: of all of it, or of those of its rows that a batch looked up, all others being zero.</summary>
/// <param name="Values">The gradient, <c>[number of rows, …]</c> where it is of rows.</param>
/// <param name="Rows">The numbers of the rows, each once and in order; null where the gradient is of the whole weight.</param>
internal readonly record struct Gradient(Tensor Values, Tensor? Rows)
{
    /// <summary>The gradient as backward leaves it: that of a table has a row for each look-up, which are added where they are of the same row.</summary>
    public static Gradient Of(Tensor gradient)
    {
        if (!gradient.is_sparse)
            return new Gradient(gradient, null);

        Tensor values = gradient.SparseValues;
        (Tensor rows, Tensor? places, _) = gradient.SparseIndices[0].unique(return_inverse: true);
        Tensor sums = zeros([rows.shape[0], .. values.shape[1..]], values.dtype, values.device);
        return new Gradient(sums.index_add_(0, places!, values, Scalars.One), rows);
    }
}
