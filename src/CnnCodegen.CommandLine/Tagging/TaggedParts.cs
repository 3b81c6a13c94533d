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

    /// <summary>The facts about all parts.</summary>
    public static IEnumerable<ReportFact> Facts(this DataSetParts<TaggedDataSet> parts) =>
    [
        .. parts.All().SelectMany(static part => FactsOf(part.Name, part.Set)),
        new("tags", $"{parts.Training.Tags.Count}: {Listing.Of(parts.Training.Tags)}"),
    ];

    /// <summary>The facts about a part.</summary>
    public static IEnumerable<ReportFact> FactsOf(string name, TaggedDataSet set) =>
        PartFacts.Of(name, set.Name, $"{set.Sentences.Count:N0} sentences, {set.Sentences.Sum(static sentence => sentence.Words.Count):N0} words", set.Fingerprint);

    /// <summary>The parts with development sentences: a share of the training sentences where there are no others.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="fraction">The share.</param>
    /// <param name="seed">Decides which sentences.</param>
    /// <exception cref="CommandException">What is left would not do to learn from.</exception>
    public static DataSetParts<TaggedDataSet> WithDevelopment(this DataSetParts<TaggedDataSet> parts, double fraction, int seed)
    {
        if (parts.Development is not null)
            return parts;

        (IReadOnlyList<TaggedSentence> left, IReadOnlyList<TaggedSentence> aside) = SetAside.From(parts.Training.Sentences, fraction, seed);

        // A tag of sentences that are set aside alone could not be learnt: the first sentence that has it is learnt from after all.
        var learnt = new HashSet<string>(left.SelectMany(static sentence => sentence.Tags), StringComparer.Ordinal);
        List<TaggedSentence> training = [.. left], development = [];
        foreach (TaggedSentence sentence in aside)
        {
            bool isKnown = learnt.IsSupersetOf(sentence.Tags);
            (isKnown ? development : training).Add(sentence);
            learnt.UnionWith(sentence.Tags);
        }

        return development.Count == 0
            ? throw new CommandException("Each sentence that could be set aside has a tag that no other has, and the best epoch is chosen by such sentences. Set a larger share aside with --dev-fraction, or name a file with --dev.")
            : parts with { Training = new TaggedDataSet(parts.Training.Name, training), Development = new TaggedDataSet(parts.Training.Name + ", set aside", development) };
    }
}
