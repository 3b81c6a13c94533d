namespace CnnCodegen.Training;

/// <summary>
/// Where a run writes all that it needs to go on later, and how often. A run that goes on from a checkpoint yields what the unbroken run would
/// have yielded: on the processor of the same machine the same weights, bit for bit.
/// </summary>
/// <remarks>
/// The file is a safetensors file: the weights, the best weights so far, and what the optimizer remembers, with names; everything else, such as the
/// states of the random numbers, stands in its metadata. It is written beside its place and renamed, so that there is never a part of one. It is also
/// written when a run is cancelled, before <see cref="TextClassifierTrainer{TNetwork}.Train"/> returns, and when a run ends.
/// </remarks>
/// <param name="Path">The file; its directory must exist. A file that stands there is replaced.</param>
public sealed record CheckpointOptions(string Path)
{
    /// <summary>The epochs from one checkpoint to the next; at least 1.</summary>
    public int EveryEpochs { get; init; } = 1;

    /// <summary>The batches from one checkpoint to the next, within epochs too; at least 1, or <see langword="null"/> for the ends of epochs alone.</summary>
    public int? EveryBatches { get; init; }

    /// <summary>Whether to go on from the file where there is one. A run that had ended yields its result again.</summary>
    public bool Resume { get; init; }

    internal void Check()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Path);
        ArgumentOutOfRangeException.ThrowIfLessThan(EveryEpochs, 1);
        if (EveryBatches is { } batches)
            ArgumentOutOfRangeException.ThrowIfLessThan(batches, 1, nameof(EveryBatches));
    }

    /// <summary>Checks that the file can be written later.</summary>
    /// <exception cref="DirectoryNotFoundException">Its directory does not exist.</exception>
    internal void CheckPlace()
    {
        string directory = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;
        if (!Directory.Exists(directory))
            throw new DirectoryNotFoundException($"The checkpoint '{Path}' cannot be written: there is no directory '{directory}'.");
    }
}
