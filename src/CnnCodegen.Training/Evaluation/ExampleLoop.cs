using System.Runtime.ExceptionServices;

namespace CnnCodegen.Training;

/// <summary>Asks generated code about one example after another, on several threads.</summary>
internal static class ExampleLoop
{
    /// <summary>Answers examples.</summary>
    /// <param name="examples">How many there are.</param>
    /// <param name="degreeOfParallelism">The most threads; at least 1.</param>
    /// <param name="answer">Answers one.</param>
    /// <param name="cancellationToken">Looked at before each example.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static void Run(int examples, int degreeOfParallelism, Action<int> answer, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = degreeOfParallelism, CancellationToken = cancellationToken };
        try
        {
            Parallel.For(0, examples, options, answer);
        }
        catch (AggregateException exception)
        {
            // What is wrong with the network is wrong for each example; callers are promised the fault itself.
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }
    }
}
