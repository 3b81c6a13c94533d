using CnnCodegen.Testing;

namespace CnnCodegen.Generator.Tests;

/// <summary>Networks that several tests use.</summary>
internal static class Networks
{
    /// <summary>Kim (2014), as the documentation shows it.</summary>
    public const string Kim = """
        using CnnCodegen;

        namespace Sentiments;

        /// <summary>Kim (2014): three filter widths, max over time.</summary>
        [TextClassifier]
        public sealed partial class SentimentCnn
        {
            [Words(MaxLength = 56)]
            partial Layer Sentence { get; }

            [Embedding(20_000, 300)]
            partial Layer Vectors { get; }

            [ConvBank([100, 100, 100], [3, 4, 5]), Relu, Dropout(0.5)]
            partial Layer NGrams { get; }

            [Linear(2, MaxNorm = 3)]
            partial Layer Logits { get; }
        }

        """;

    /// <summary>Two convolutions over characters, the second with zeros at both ends.</summary>
    public const string Characters = """
        using CnnCodegen;

        [TextClassifier]
        public sealed partial class CharacterCnn
        {
            [Characters(MaxLength = 128)]
            partial Layer Text { get; }

            [Embedding(72, 16)]
            partial Layer Symbols { get; }

            [Conv1d(32, 5), Relu]
            partial Layer Stem { get; }

            [Conv1d(48, 4, Padding = Padding.Same), Tanh]
            partial Layer Body { get; }

            [MaxOverTime]
            partial Layer Top { get; }

            [Linear(4)]
            partial Layer Logits { get; }
        }

        """;

    /// <summary>Wraps layers, one per line, in the smallest class around them.</summary>
    public static string Class(string layers, string name = "Network") => $$"""
        using CnnCodegen;

        [TextClassifier]
        sealed partial class {{name}}
        {
        {{layers}}
        }

        """;

    /// <summary>Runs the generator over one file and fails on an exception.</summary>
    public static GeneratorRun Run(string source, GeneratorSettings? settings = null)
    {
        GeneratorRun run = GeneratorHost.Run(settings ?? GeneratorSettings.Default, source);
        Assert.Null(run.Exception);
        return run;
    }
}
