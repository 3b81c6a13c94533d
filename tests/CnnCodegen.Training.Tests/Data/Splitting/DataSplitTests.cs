using FsCheck;
using FsCheck.Fluent;

namespace CnnCodegen.Training.Tests.Data.Splitting;

public sealed class DataSplitTests
{
    /// <summary>Examples of up to six labels with different texts, in any order.</summary>
    private static readonly Arbitrary<TextExample[]> Examples = Arb.From(Gen.Choose(0, 5).ArrayOf()
        .Select(static labels => labels.Select(static (label, index) => new TextExample($"text {index}", $"{label}")).ToArray()));

    private static readonly Arbitrary<double[]> Fractions = Arb.From(Gen.Choose(1, 100).NonEmptyListOf()
        .Select(static sizes => sizes.Select(size => (double)size / sizes.Sum()).ToArray()));

    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(200);

    [Fact]
    public void Every_example_is_in_exactly_one_test_set_and_in_all_other_training_sets() =>
        Prop.ForAll(Examples, Arb.From(Gen.Choose(2, 12)), Arb.From(Gen.Choose(0, 1000)), static (examples, k, seed) =>
        {
            if (examples.Length < k)
                return;

            IReadOnlyList<Fold> folds = DataSplit.Folds(examples, k, seed);

            Assert.Equal(k, folds.Count);
            Assert.Equal(examples.Order(ByText), folds.SelectMany(static fold => fold.Test).Order(ByText));
            Assert.All(folds, fold => Assert.Equal(examples.Except(fold.Test), fold.Training));
        }).Check(Config);

    [Fact]
    public void The_numbers_of_each_label_in_the_test_sets_differ_by_at_most_one() =>
        Prop.ForAll(Examples, Arb.From(Gen.Choose(2, 12)), Arb.From(Gen.Choose(0, 1000)), static (examples, k, seed) =>
        {
            if (examples.Length < k)
                return;

            IReadOnlyList<Fold> folds = DataSplit.Folds(examples, k, seed);

            Assert.True(Spread(static _ => true) <= 1);
            Assert.All(examples.Select(static example => example.Label).Distinct(), label => Assert.True(Spread(example => example.Label == label) <= 1));

            int Spread(Func<TextExample, bool> counts)
            {
                int[] numbers = [.. folds.Select(fold => fold.Test.Count(counts))];
                return numbers.Max() - numbers.Min();
            }
        }).Check(Config);

    [Fact]
    public void Parts_have_their_shares_of_all_and_of_each_label() =>
        Prop.ForAll(Examples, Fractions, Arb.From(Gen.Choose(0, 1000)), static (examples, fractions, seed) =>
        {
            IReadOnlyList<IReadOnlyList<TextExample>> parts;
            try
            {
                parts = DataSplit.Stratified(examples, fractions, seed);
            }
            catch (ArgumentException)
            {
                // Only where a part's share is less than a whole example.
                Assert.Contains(fractions, fraction => fraction * examples.Length < 1);
                return;
            }

            Assert.Equal(examples.Order(ByText), parts.SelectMany(static part => part).Order(ByText));
            Assert.All(parts, (part, index) =>
            {
                Assert.InRange(part.Count - (fractions[index] * examples.Length), -1, 1);
                Assert.All(examples.GroupBy(static example => example.Label), label =>
                {
                    double most = fractions.Length == 2 ? 1 : 2;
                    Assert.InRange(part.Count(example => example.Label == label.Key) - (fractions[index] * label.Count()), -most - 1e-6, most + 1e-6);
                });
            });
        }).Check(Config);

    [Fact]
    public void Parts_keep_the_order_of_the_examples() =>
        Assert.All(DataSplit.Stratified(Numbered(50), [0.5, 0.3, 0.2], 3), static part => Assert.Equal(part.OrderBy(static example => int.Parse(example.Text)), part));

    [Fact]
    public void The_same_seed_gives_the_same_parts_and_another_seed_others()
    {
        TextExample[] examples = Numbered(100);

        Assert.Equal(DataSplit.Stratified(examples, [0.9, 0.1], 1)[1], DataSplit.Stratified(examples, [0.9, 0.1], 1)[1]);
        Assert.NotEqual(DataSplit.Stratified(examples, [0.9, 0.1], 1)[1], DataSplit.Stratified(examples, [0.9, 0.1], 2)[1]);
        Assert.NotEqual(DataSplit.Folds(examples, 10, 1)[0].Test, DataSplit.Folds(examples, 10, 2)[0].Test);
    }

    [Fact]
    public void Each_example_is_as_likely_in_the_test_set_as_another()
    {
        var times = new int[40];
        for (int seed = 0; seed < 1000; seed++)
        {
            foreach (TextExample example in DataSplit.Folds(Numbered(40), 4, seed)[0].Test)
                times[int.Parse(example.Text)]++;
        }

        // 1000 draws of probability 1/4: mean 250, deviation 13.7; five deviations.
        Assert.All(times, static count => Assert.InRange(count, 182, 318));
    }

    [Fact]
    public void Random_numbers_are_those_of_the_published_generator()
    {
        // The first outputs of splitmix64.c by Vigna for the seed 1234567.
        var random = new SplitMix64(1234567);

        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL], [random.Next(), random.Next(), random.Next()]);
    }

    [Fact]
    public void Small_random_numbers_are_equally_likely()
    {
        var random = new SplitMix64(5);
        var counts = new int[6];
        for (int draw = 0; draw < 6000; draw++)
            counts[random.Next(6)]++;

        // Mean 1000, deviation 28.9; five deviations.
        Assert.All(counts, static count => Assert.InRange(count, 855, 1145));
    }

    [Fact]
    public void What_cannot_be_cut_is_refused()
    {
        Assert.Contains("sum 1, found 0.5, 0.4", Assert.Throws<ArgumentException>(() => DataSplit.Stratified(Numbered(10), [0.5, 0.4], 1)).Message);
        Assert.Contains("positive", Assert.Throws<ArgumentException>(() => DataSplit.Stratified(Numbered(10), [1.5, -0.5], 1)).Message);
        Assert.Contains("3 examples are too few: the part with 0.1", Assert.Throws<ArgumentException>(() => DataSplit.Stratified(Numbered(3), [0.9, 0.1], 1)).Message);
        Assert.Contains("3 examples are too few for 4 folds", Assert.Throws<ArgumentException>(() => DataSplit.Folds(Numbered(3), 4, 1)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => DataSplit.Folds(Numbered(3), 1, 1));
    }

    private static Comparer<TextExample> ByText => Comparer<TextExample>.Create(static (a, b) => string.CompareOrdinal(a.Text, b.Text));

    private static TextExample[] Numbered(int count) => [.. Enumerable.Range(0, count).Select(static number => new TextExample($"{number}", number % 2 == 0 ? "even" : "odd"))];
}
