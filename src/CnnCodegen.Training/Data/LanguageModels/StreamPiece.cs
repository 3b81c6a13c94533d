namespace CnnCodegen.Training;

/// <summary>The next tokens of some streams, side by side.</summary>
/// <param name="Ids">The token ids of each stream.</param>
/// <param name="Spellings">For each PerToken whose tokens are spelled, the characters of each stream's tokens.</param>
/// <param name="Targets">The token that follows each of them, stream after stream; <see cref="PaddedTargets.None"/> behind a stream's end.</param>
internal sealed record StreamPiece(int[][] Ids, IReadOnlyList<int[][][]> Spellings, long[] Targets)
{
    /// <summary>The number of streams.</summary>
    public int Streams => Ids.Length;

    /// <summary>The number of tokens that are predicted.</summary>
    public int Tokens => Targets.Count(static target => target != PaddedTargets.None);

    /// <summary>The tokens as a network's layers see them.</summary>
    /// <param name="description">The network.</param>
    /// <param name="training">Whether it is being trained.</param>
    public ExampleBatch ToBatch(NetworkDescription description, bool training)
    {
        NetworkDescription[] blocks = [.. SpelledTokens.Layers(description).Select(static layer => layer.Block!)];
        return new ExampleBatch(
            [TokenBatch.Create(Ids, description.Inputs[0])],
            [.. blocks.Zip(Spellings, (block, spelling) => ExampleBatch.Spell(spelling, block.Inputs[0], ExampleBatch.SharesWords(block, training)))]);
    }
}
