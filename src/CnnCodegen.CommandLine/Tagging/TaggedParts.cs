using CnnCodegen.Text;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>What the commands ask of the parts of tagged sentences.</summary>
internal static class TaggedParts
{
    /// <summary>The words as tokenizers look them up. A file of word vectors holds many more, which need no memory.</summary>
    public static HashSet<string> Words(this DataSetParts<TaggedDataSet> parts, IReadOnlyList<Tokenizer> tokenizers) => new(
        from part in parts.All()
        from word in part.Set.Words
        from tokenizer in tokenizers
        select tokenizer.FormOf(word), StringComparer.Ordinal);

    /// <summary>The parts with development sentences: a share of the training sentences where there are no others.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="fraction">The share.</param>
    /// <param name="seed">Decides which sentences.</param>
    /// <exception cref="CommandException">What is left would not do to learn from.</exception>
    public static DataSetParts<TaggedDataSet> WithDevelopment(this DataSetParts<TaggedDataSet> parts, double fraction, int seed)
    {
        if (parts.Development is not null)
            return parts;

        (IReadOnlyList<TaggedSentence> left, IReadOnlyList<TaggedSentence> development) = SetAside.From(parts.Training.Sentences, fraction, seed);
        TaggedDataSet training = new(parts.Training.Name, left);
        string[] lost = [.. parts.Training.Tags.Except(training.Tags, StringComparer.Ordinal)];
        return lost.Length == 0
            ? parts with { Training = training, Development = new TaggedDataSet(parts.Training.Name + ", set aside", development) }
            : throw new CommandException($"Of the sentences that are left to learn from, none has {Listing.Of(lost)}. Set a smaller share aside with --dev-fraction, take another --seed, or name a file with --dev.");
    }
}
