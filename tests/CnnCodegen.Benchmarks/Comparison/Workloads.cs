using CnnCodegen.Benchmarks.Networks;
using QuickStart;

namespace CnnCodegen.Benchmarks.Comparison;

/// <summary>What is measured.</summary>
internal static class Workloads
{
    /// <summary>All of them, in the order of the report; made when asked for, because of their size.</summary>
    public static IReadOnlyList<Func<Workload>> All { get; } = [Language, () => Sentiment(20), () => Sentiment(56)];

    /// <summary>The small network over characters of samples/QuickStart, at its longest input.</summary>
    public static Workload Language() => Workload.Create<LanguageClassifier>(LanguageClassifier.Description.MaxLength);

    /// <summary>Kim's network over words. 20 words are a short review's sentence, 56 the longest one of the paper's first data set.</summary>
    public static Workload Sentiment(int length) => Workload.Create<SentimentCnn>(length);
}
