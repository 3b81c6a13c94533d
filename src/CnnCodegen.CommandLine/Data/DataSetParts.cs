namespace CnnCodegen.CommandLine;

/// <summary>A data set by its parts.</summary>
/// <typeparam name="TSet">What holds the examples of a task, such as <see cref="Training.TextDataSet"/>.</typeparam>
/// <param name="Training">What is learnt from; of a set that has no other part, all of it.</param>
/// <param name="Development">What the best epoch is chosen by; null where a part of the training examples is to be set aside.</param>
/// <param name="Test">What is tested on; null where there is no such part.</param>
public sealed record DataSetParts<TSet>(TSet Training, TSet? Development = null, TSet? Test = null)
    where TSet : class
{
    /// <summary>The parts with their names, those that there are.</summary>
    internal IEnumerable<(string Name, TSet Set)> All()
    {
        yield return ("training", Training);
        if (Development is not null)
            yield return ("development", Development);
        if (Test is not null)
            yield return ("test", Test);
    }
}
