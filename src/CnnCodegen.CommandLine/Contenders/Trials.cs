using System.Globalization;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>Lays out runs: for each seed one, or one on each fold.</summary>
internal static class Trials
{
    /// <summary>One run for each seed, on the parts that there are; what is missing is cut from the training examples by the run's seed.</summary>
    public static IEnumerable<Trial> OfParts(DataSetParts<TextDataSet> parts, IReadOnlyList<int> seeds, double developmentFraction, double testFraction)
    {
        foreach (int seed in seeds)
        {
            IReadOnlyList<TextExample> training = parts.Training.Examples;
            IReadOnlyList<TextExample> test = parts.Test?.Examples ?? Cut(ref training, testFraction, seed);
            IReadOnlyList<TextExample> development = parts.Development?.Examples ?? Cut(ref training, developmentFraction, seed);
            yield return new Trial(NameOf(seed), seed, training, development, test);
        }
    }

    /// <summary>For each seed a run on each fold of all examples; the seed also makes the folds.</summary>
    public static IEnumerable<Trial> OfFolds(TextDataSet set, int folds, IReadOnlyList<int> seeds, double developmentFraction)
    {
        foreach (int seed in seeds)
        {
            foreach ((int index, Fold fold) in DataSplit.Folds(set.Examples, folds, seed).Index())
            {
                IReadOnlyList<TextExample> training = fold.Training;
                IReadOnlyList<TextExample> development = Cut(ref training, developmentFraction, seed);
                yield return new Trial(string.Create(CultureInfo.InvariantCulture, $"{NameOf(seed)}, fold {index + 1}/{folds}"), seed, training, development, fold.Test);
            }
        }
    }

    /// <summary>The name of a seed's run.</summary>
    public static string NameOf(int seed) => string.Create(CultureInfo.InvariantCulture, $"seed {seed}");

    /// <summary>Takes a share of the examples away, each label about alike.</summary>
    public static IReadOnlyList<TextExample> Cut(ref IReadOnlyList<TextExample> examples, double fraction, int seed)
    {
        IReadOnlyList<IReadOnlyList<TextExample>> parts = DataSplit.Stratified(examples, [1 - fraction, fraction], seed);
        examples = parts[0];
        return parts[1];
    }
}
