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

        TaggedSentence[] sentences = [.. parts.Training.Sentences];
        if (sentences.Length < 2)
            throw new CommandException("There is one sentence to learn from, of which no share can be set aside to choose the best epoch by. Name a file of others with --dev.");

        new Random(seed).Shuffle(sentences);
        int count = Math.Clamp((int)Math.Round(sentences.Length * fraction), 1, sentences.Length - 1);
        TaggedDataSet training = new(parts.Training.Name, sentences[count..]);
        string[] lost = [.. parts.Training.Tags.Except(training.Tags, StringComparer.Ordinal)];
        return lost.Length == 0
            ? parts with { Training = training, Development = new TaggedDataSet(parts.Training.Name + ", set aside", sentences[..count]) }
            : throw new CommandException($"Of the sentences that are left to learn from, none has {Listing.Of(lost)}. Set a smaller share aside with --dev-fraction, take another --seed, or name a file with --dev.");
    }
}
