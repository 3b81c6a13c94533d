namespace CnnCodegen.Training;

/// <summary>Finds development examples where none are given.</summary>
internal static class SetAside
{
    /// <summary>The examples of both parts; where there are no development examples, a share of the training examples is set aside: at least one, and at least one is left.</summary>
    /// <param name="training">The training examples.</param>
    /// <param name="development">The development examples, or null.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentException">One of the parts is there and empty.</exception>
    public static (IReadOnlyList<T> Training, IReadOnlyList<T> Development) From<T>(IReadOnlyList<T> training, IReadOnlyList<T>? development, TrainingOptions options)
    {
        if (training.Count == 0)
            throw new ArgumentException("There are no training examples.", nameof(training));

        if (development is { Count: 0 })
            throw new ArgumentException("There are no development examples. Give at least one, or none at all (null) to set a share of the training examples aside.", nameof(development));

        if (development is not null)
            return (training, development);

        if (training.Count == 1)
            throw new ArgumentException("There is one training example, of which no share can be set aside to choose the best epoch by. Give development examples, or more for training.", nameof(training));

        T[] shuffled = [.. training];
        new Random(options.Seed).Shuffle(shuffled);
        int count = Math.Clamp((int)Math.Round(shuffled.Length * options.DevelopmentFraction), 1, shuffled.Length - 1);
        return (shuffled[count..], shuffled[..count]);
    }
}
