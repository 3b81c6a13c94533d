using CnnCodegen.Text;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>A data set by its parts.</summary>
/// <param name="Training">What is learnt from; of a set that has no other part, all of it.</param>
/// <param name="Development">What the best epoch is chosen by; null where a part of the training examples is to be set aside.</param>
/// <param name="Test">What is tested on; null where there is no such part.</param>
public sealed record DataSetParts(TextDataSet Training, TextDataSet? Development = null, TextDataSet? Test = null)
{
    /// <summary>The parts with their names, those that there are.</summary>
    internal IEnumerable<(string Name, TextDataSet Set)> All()
    {
        yield return ("training", Training);
        if (Development is not null)
            yield return ("development", Development);
        if (Test is not null)
            yield return ("test", Test);
    }

    /// <summary>The distinct tokens of all texts. A file of word vectors holds many more, which need no memory.</summary>
    internal HashSet<string> Words(IReadOnlyList<Tokenizer> tokenizers) => new(
        from part in All()
        from example in part.Set.Examples
        from tokenizer in tokenizers
        from token in tokenizer.Split(example.Text)
        select token, StringComparer.Ordinal);
}
