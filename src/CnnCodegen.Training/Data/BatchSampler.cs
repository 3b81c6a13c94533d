namespace CnnCodegen.Training;

/// <summary>Cuts examples into batches, in another order each epoch, with texts of similar length together, so that little is computed on padding.</summary>
/// <remarks>
/// All examples are shuffled, taken in buckets of many batches, sorted by length within the bucket, cut into batches, and the batches are
/// shuffled. A bucket is small enough that a batch's texts differ from one epoch to the next.
/// </remarks>
/// <param name="lengths">The length of each example.</param>
/// <param name="batchSize">The examples of a batch; the last one of a bucket may have fewer.</param>
/// <param name="seed">What chance follows.</param>
internal sealed class BatchSampler(IReadOnlyList<int> lengths, int batchSize, int seed)
{
    private const int BatchesPerBucket = 32;

    private readonly Random _random = new(seed);
    private readonly int[] _order = [.. Enumerable.Range(0, lengths.Count)];
    private int _epochs;

    /// <summary>The number of batches of an epoch.</summary>
    public int Batches { get; } = (lengths.Count + batchSize - 1) / batchSize;

    /// <summary>The batches of an epoch, as indices of examples; every example occurs once.</summary>
    /// <param name="epoch">The epoch, from 0; later than the one that was asked for before. Those between are passed over, which costs their shuffling alone.</param>
    public int[][] Epoch(int epoch)
    {
        while (_epochs < epoch)
            Next();

        return Next();
    }

    /// <summary>All examples once, in batches of similar length and always the same order; for evaluation.</summary>
    public static IEnumerable<int[]> InOrder(IReadOnlyList<int> lengths, int batchSize) =>
        Enumerable.Range(0, lengths.Count).OrderBy(index => lengths[index]).Chunk(batchSize);

    private int[][] Next()
    {
        _epochs++;

        // The starting order is the same for every epoch, so that an epoch's batches follow from the random state alone.
        for (int index = 0; index < _order.Length; index++)
            _order[index] = index;

        _random.Shuffle(_order);
        int[][] batches = [.. _order.Chunk(BatchesPerBucket * batchSize).SelectMany(ByLength)];
        _random.Shuffle(batches);
        return batches;
    }

    private IEnumerable<int[]> ByLength(int[] bucket) => bucket.OrderBy(index => lengths[index]).Chunk(batchSize);
}
