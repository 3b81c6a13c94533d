namespace CnnCodegen.Training;

/// <summary>
/// Cuts examples into batches, in another order each time, with texts of similar length (of several inputs that of the first) together, so that little is computed on padding.
/// </summary>
/// <remarks>
/// All examples are shuffled, taken in buckets of many batches, sorted by length within the bucket, cut into batches, and the batches are
/// shuffled. A bucket is small enough that a batch's texts differ from one epoch to the next.
/// </remarks>
internal sealed class BatchSampler(EncodedExamples examples, int batchSize, int seed)
{
    private const int BatchesPerBucket = 32;

    private readonly Random _random = new(seed);
    private readonly int[] _order = [.. Enumerable.Range(0, examples.Count)];

    /// <summary>The number of batches of an epoch.</summary>
    public int Batches { get; } = (examples.Count + batchSize - 1) / batchSize;

    /// <summary>The batches of one epoch, as indices of examples; every example occurs once.</summary>
    public int[][] Next()
    {
        // The starting order is the same for every epoch, so that an epoch's batches follow from the random state alone.
        for (int index = 0; index < _order.Length; index++)
            _order[index] = index;

        _random.Shuffle(_order);
        int[][] batches = [.. _order.Chunk(BatchesPerBucket * batchSize).SelectMany(ByLength)];
        _random.Shuffle(batches);
        return batches;
    }

    /// <summary>Goes past epochs, so that the next one is the one that follows them. It costs their shuffling alone.</summary>
    public void Skip(int epochs)
    {
        for (int epoch = 0; epoch < epochs; epoch++)
            Next();
    }

    /// <summary>All examples once, in batches of similar length and always the same order; for evaluation.</summary>
    public static IEnumerable<int[]> InOrder(EncodedExamples examples, int batchSize) =>
        Enumerable.Range(0, examples.Count).OrderBy(index => examples.Texts[index][0].Length).Chunk(batchSize);

    private IEnumerable<int[]> ByLength(int[] bucket) => bucket.OrderBy(index => examples.Texts[index][0].Length).Chunk(batchSize);
}
