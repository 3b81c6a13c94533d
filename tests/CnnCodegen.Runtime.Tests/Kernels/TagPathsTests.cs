using CnnCodegen.Kernels;

namespace CnnCodegen.Runtime.Tests.Kernels;

public sealed class TagPathsTests
{
    [Fact]
    public void Every_path_of_short_texts_is_weighed()
    {
        var random = new Random(1);
        for (int tags = 1; tags <= 5; tags++)
        {
            for (int length = 1; length <= 5; length++)
            {
                var scores = Scores.Random(random, length, tags, 3);
                (int[] best, double[] marginals) = OverAllPaths(scores);

                Assert.Equal(best, scores.Best());
                AssertNear(marginals, scores.Marginals(), 1e-5);
            }
        }
    }

    [Fact]
    public void Of_equal_paths_the_one_with_lower_tags_is_best()
    {
        var random = new Random(2);
        for (int trial = 0; trial < 300; trial++)
        {
            int length = random.Next(1, 6), tags = random.Next(1, 5);
            Scores scores = Scores.Of(length, tags, () => random.Next(2));

            Assert.Equal(OverAllPaths(scores).Best, scores.Best());
        }

        Assert.Equal(new int[7], Scores.Of(7, 45, static () => 1).Best());
    }

    [Theory]
    [InlineData(1, 300)]
    [InlineData(1000, 17)]
    [InlineData(300, 45)]
    [InlineData(2, 131)]
    [InlineData(50, 1)]
    public void Long_texts_and_many_tags_are_right(int length, int tags)
    {
        Scores scores = Scores.Random(new Random(3), length, tags, 4);

        AssertBest(scores);
        AssertNear(InDouble(scores), scores.Marginals(), 2e-5);
    }

    [Fact]
    public void Every_number_of_tags_is_right_at_every_width()
    {
        var random = new Random(4);
        for (int tags = 1; tags <= 50; tags++)
        {
            float[] before = TestRows.Vector(random, tags, 5), weights = TestRows.Vector(random, tags * tags, 5);
            foreach (int lanes in Widths.UpTo(tags))
            {
                float[] greatest = TestRows.Unwritten(1, tags, tags), summedGreatest = TestRows.Unwritten(1, tags, tags), sums = TestRows.Unwritten(1, tags, tags);
                Widths.Run(lanes, new GreatestScoreKernel { Before = before, Weights = weights, After = greatest });
                Widths.Run(lanes, new SummedScoresKernel { Before = before, Weights = weights, Greatest = summedGreatest, Sums = sums });

                string what = FormattableString.Invariant($"{tags} tags, {lanes} lanes");
                double Greatest(int tag) => Enumerable.Range(0, tags).Max(i => before[i] + weights[(i * tags) + tag]);
                TestRows.AssertNear((_, tag) => Greatest(tag), greatest, 1, tags, tags, 0, what);
                Assert.Equal(greatest, summedGreatest);
                TestRows.AssertNear((_, tag) => Enumerable.Range(0, tags).Sum(i => Math.Exp((double)(before[i] + weights[(i * tags) + tag]) - Greatest(tag))), sums, 1, tags, tags, 1e-5, what);
            }
        }
    }

    [Fact]
    public void Scores_far_apart_leave_finite_probabilities()
    {
        var random = new Random(5);
        for (int trial = 0; trial < 20; trial++)
        {
            // Multiples of 1/8, which floats of this size hold exactly; the logarithms of their sums lie between floats that are 2e-3 apart.
            Scores scores = Scores.Of(200, 19, () => random.Next(4) switch { 0 => -1e4f, 1 => 1e4f, _ => random.Next(-16, 17) / 8f });

            AssertBest(scores);
            AssertNear(InDouble(scores), scores.Marginals(), 2e-3);
        }
    }

    [Theory]
    [InlineData(float.NegativeInfinity)]
    [InlineData(-1e30f)]
    [InlineData(-1e9f)]
    public void Forbidden_pairs_are_never_taken(float never)
    {
        // IOB2: O, B-A, I-A, B-B, I-B. I- follows B- or I- of its type and nothing else.
        var random = new Random(6);
        bool Allowed(int before, int after) => after switch { 2 => before is 1 or 2, 4 => before is 3 or 4, _ => true };
        for (int trial = 0; trial < 50; trial++)
        {
            Scores scores = Scores.Random(random, 40, 5, 8);
            scores = scores with
            {
                Start = [0, 0, never, 0, never],
                Weights = [.. Enumerable.Range(0, 25).Select(i => Allowed(i / 5, i % 5) ? random.NextSingle() : never)],
            };

            int[] best = scores.Best();
            float[] marginals = scores.Marginals();

            Assert.False(best[0] is 2 or 4);
            Assert.All(Enumerable.Range(1, best.Length - 1), token => Assert.True(Allowed(best[token - 1], best[token])));
            Assert.True(marginals[2] < 1e-30f && marginals[4] < 1e-30f);
            AssertNear(InDouble(scores), marginals, 2e-5);
        }
    }

    [Fact]
    public void A_text_without_tokens_has_an_empty_path()
    {
        Scores scores = Scores.Of(0, 3, static () => 1);

        Assert.Empty(scores.Best());
        Assert.Empty(scores.Marginals());
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        Scores scores = Scores.Random(new Random(7), 30, 45, 2);
        int[] path = new int[30];
        float[] marginals = new float[30 * 45], workspace = new float[30 * 45], transposed = scores.Transposed();

        Assert.Equal(0, Allocations.Of(() =>
        {
            TagPaths.Best(scores.Emissions, scores.Weights, scores.Start, path, workspace);
            TagPaths.Marginals(scores.Emissions, scores.Weights, transposed, scores.Start, marginals, workspace);
        }));
    }

    /// <summary>Numbers the paths as digits, the last token's first, so that of equal paths the one with lower tags comes first.</summary>
    private static (int[] Best, double[] Marginals) OverAllPaths(Scores scores)
    {
        (int length, int tags) = (scores.Length, scores.Tags);
        int[]? best = null;
        double greatest = double.NegativeInfinity, sum = 0;
        var marginals = new double[length * tags];
        for (int number = 0; number < (int)Math.Pow(tags, length); number++)
        {
            var path = new int[length];
            for (int token = 0, rest = number; token < length; token++, rest /= tags)
                path[token] = rest % tags;
            double score = scores.Of(path);
            if (score > greatest)
                (best, greatest) = (path, score);
            sum += Math.Exp(score);
            for (int token = 0; token < length; token++)
                marginals[(token * tags) + path[token]] += Math.Exp(score);
        }

        return (best!, [.. marginals.Select(value => value / sum)]);
    }

    /// <summary>Rounding may choose between paths that are as good as equal: the path's score is compared with the greatest one.</summary>
    private static void AssertBest(Scores scores)
    {
        int tags = scores.Tags;
        double[] row = [.. Enumerable.Range(0, tags).Select(tag => (double)scores.Start[tag] + scores.Emissions[tag])];
        for (int token = 1; token < scores.Length; token++)
            row = [.. Enumerable.Range(0, tags).Select(tag => Enumerable.Range(0, tags).Max(i => row[i] + scores.Weights[(i * tags) + tag]) + scores.Emissions[(token * tags) + tag])];

        Assert.InRange(scores.Of(scores.Best()), row.Max() - 1e-2, row.Max());
    }

    private static double[] InDouble(Scores scores)
    {
        (int length, int tags) = (scores.Length, scores.Tags);
        var forward = new double[length][];
        var backward = new double[length][];
        forward[0] = [.. Enumerable.Range(0, tags).Select(tag => (double)scores.Start[tag] + scores.Emissions[tag])];
        for (int token = 1; token < length; token++)
            forward[token] = [.. Enumerable.Range(0, tags).Select(tag => LogSum(tags, i => forward[token - 1][i] + scores.Weights[(i * tags) + tag]) + scores.Emissions[(token * tags) + tag])];
        backward[^1] = new double[tags];
        for (int token = length - 2; token >= 0; token--)
            backward[token] = [.. Enumerable.Range(0, tags).Select(tag => LogSum(tags, i => scores.Weights[(tag * tags) + i] + scores.Emissions[((token + 1) * tags) + i] + backward[token + 1][i]))];
        double all = LogSum(tags, tag => forward[^1][tag]);
        return [.. Enumerable.Range(0, length * tags).Select(i => Math.Exp(forward[i / tags][i % tags] + backward[i / tags][i % tags] - all))];
    }

    private static double LogSum(int count, Func<int, double> value)
    {
        double greatest = Enumerable.Range(0, count).Max(value);
        return double.IsNegativeInfinity(greatest) ? greatest : greatest + Math.Log(Enumerable.Range(0, count).Sum(i => Math.Exp(value(i) - greatest)));
    }

    private static void AssertNear(double[] expected, float[] found, double tolerance)
    {
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < found.Length; i++)
            Assert.True(Math.Abs(expected[i] - found[i]) <= tolerance, FormattableString.Invariant($"Probability {i} is {found[i]:R} instead of {expected[i]:R}."));
    }

    private sealed record Scores(float[] Emissions, float[] Weights, float[] Start)
    {
        public int Tags => Start.Length;

        public int Length => Emissions.Length / Tags;

        public static Scores Random(Random random, int length, int tags, float extent) => Of(length, tags, () => extent * ((2 * random.NextSingle()) - 1));

        public static Scores Of(int length, int tags, Func<float> value)
        {
            float[] Values(int count) => [.. Enumerable.Range(0, count).Select(_ => value())];
            return new Scores(Values(length * tags), Values(tags * tags), Values(tags));
        }

        public double Of(int[] path)
        {
            double score = Start[path[0]];
            for (int token = 0; token < path.Length; token++)
                score += Emissions[(token * Tags) + path[token]] + (token == 0 ? 0 : Weights[(path[token - 1] * Tags) + path[token]]);
            return score;
        }

        public float[] Transposed() => [.. Enumerable.Range(0, Tags * Tags).Select(i => Weights[(i % Tags * Tags) + (i / Tags)])];

        public int[] Best()
        {
            int[] path = new int[Length];
            TagPaths.Best(Emissions, Weights, Start, path, TestRows.Vector(new Random(0), Emissions.Length, float.NaN));
            return path;
        }

        public float[] Marginals()
        {
            float[] marginals = TestRows.Vector(new Random(0), Emissions.Length, float.NaN);
            TagPaths.Marginals(Emissions, Weights, Transposed(), Start, marginals, TestRows.Vector(new Random(0), 3 * Tags, float.NaN));
            return marginals;
        }
    }
}
