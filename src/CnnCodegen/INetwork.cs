namespace CnnCodegen;

/// <summary>What every generated network has, whatever its task.</summary>
/// <remarks>An instance is immutable and serves any number of threads at a time.</remarks>
/// <typeparam name="TSelf">The network's class.</typeparam>
public interface INetwork<TSelf>
    where TSelf : INetwork<TSelf>
{
    /// <summary>What the network is, without its weights.</summary>
    static abstract NetworkDescription Description { get; }

    /// <summary>Makes the network from a model file that has been read.</summary>
    /// <param name="file">The model file.</param>
    /// <exception cref="ModelFileException">A tensor or a setting is missing, or is not what the network expects.</exception>
    static abstract TSelf Load(ModelFile file);

    /// <summary>Makes the network from a model file that has been read, as the options say.</summary>
    /// <param name="file">The model file.</param>
    /// <param name="options">How many threads prepare the weights. The network does not depend on it.</param>
    /// <exception cref="ModelFileException">A tensor or a setting is missing, or is not what the network expects.</exception>
    static virtual TSelf Load(ModelFile file, LoadOptions options) => TSelf.Load(file);

    /// <summary>The number of floats of the network's raw output: that of its channels, for each position where it ends in a sequence.</summary>
    /// <param name="ids">The ids, as for <see cref="Compute"/>.</param>
    /// <exception cref="ArgumentException">The number of sequences is not that of the network's inputs.</exception>
    int OutputLength(InputIds ids);

    /// <summary>Computes the network's raw output. Allocates nothing.</summary>
    /// <param name="ids">
    /// The ids of each input, and the spelling of each token where the network has a <see cref="PerTokenAttribute"/>; see
    /// <see cref="InputIds"/>. Sequences may be empty; each is cut at the longest and filled up to the shortest that the network works on.
    /// </param>
    /// <param name="output">Receives the output, position by position; its length is <see cref="OutputLength"/>.</param>
    /// <exception cref="ArgumentException">
    /// The number of sequences is not that of the network's inputs, or <paramref name="output"/> has another length than the output.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An id is negative, or beyond the rows of an embedding.</exception>
    void Compute(InputIds ids, Span<float> output);
}
