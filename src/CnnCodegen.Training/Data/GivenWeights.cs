namespace CnnCodegen.Training;

/// <summary>The first weights that are given instead of drawn: word vectors, and how the words of closed vocabularies are spelled.</summary>
/// <param name="Vectors">The word vectors that embeddings start from.</param>
/// <param name="Spellings">The spellings.</param>
internal sealed record GivenWeights(IReadOnlyList<PretrainedVectors> Vectors, IReadOnlyList<ClosedSpellings> Spellings)
{
    /// <summary>The weights that a network asks for.</summary>
    /// <param name="description">The network.</param>
    /// <param name="options">The settings, which have the vectors.</param>
    /// <param name="inputs">How the inputs read texts.</param>
    /// <exception cref="ArgumentException">An embedding has no vectors or vectors of another length, or vectors belong to no embedding that starts from them.</exception>
    public static GivenWeights Of(NetworkDescription description, TrainingOptions options, IReadOnlyDictionary<string, TextInput> inputs) =>
        new(PretrainedVectors.Prepare(description, options.WordVectors, inputs), TextInputs.Spell(description, inputs));

    /// <summary>Gives a network the weights.</summary>
    /// <param name="network">The network, with the weights that are drawn.</param>
    public void Set(TorchNetwork network)
    {
        foreach (PretrainedVectors vectors in Vectors)
            vectors.Set(network);

        foreach (ClosedSpellings spellings in Spellings)
            spellings.Set(network);
    }
}
