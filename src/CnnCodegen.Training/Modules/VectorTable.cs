using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>A vector for each token id; row 0 starts as zeros and has no gradient.</summary>
internal sealed class VectorTable : IDisposable
{
    // Kim (2014) draws from ± 0.25, chosen to have the variance of word2vec's vectors.
    public const double Bound = 0.25;

    // TorchSharp's own embedding: it has no function that gives row 0 no gradient.
    private Embedding? _lookUp;
    private bool _rowGradients;

    /// <param name="rows">The number of vectors.</param>
    /// <param name="dimensions">Their length.</param>
    /// <param name="trained">Whether training changes them.</param>
    /// <param name="initializer">Makes the first vectors.</param>
    /// <param name="pretrained">Whether word vectors will take their places, to which <see cref="Bound"/> belongs.</param>
    public VectorTable(int rows, int dimensions, bool trained, Initializer initializer, bool pretrained = false)
    {
        Weight = initializer.Table(pretrained ? Bound : initializer.BoundOf(Bound), rows, dimensions, trained);
    }

    /// <summary><c>[rows, dimensions]</c>.</summary>
    public Parameter Weight { get; }

    /// <summary>The numbers of a vector.</summary>
    public int Dimensions => (int)Weight.shape[1];

    /// <summary>Gives the weight gradients of the rows that were looked up, instead of one of the whole table that is zero nearly everywhere.</summary>
    /// <exception cref="InvalidOperationException">Vectors were looked up before.</exception>
    public void UseRowGradients()
    {
        if (_lookUp is not null)
            throw new InvalidOperationException("The form of a table's gradients is chosen before it is used.");

        _rowGradients = true;
    }

    /// <summary>The vectors of token ids.</summary>
    /// <param name="ids">The ids, in any shape.</param>
    /// <returns>A tensor of that shape with one dimension more, the vectors'.</returns>
    public Tensor LookUp(Tensor ids) => (_lookUp ??= CreateLookUp()).forward(ids);

    /// <inheritdoc/>
    public void Dispose() => _lookUp?.Dispose();

    private Embedding CreateLookUp()
    {
        Embedding lookUp = Chance.LeaveGlobal(() => nn.Embedding(1, 1, padding_idx: 0, sparse: _rowGradients));
        lookUp.weight = Weight;
        return lookUp;
    }
}
