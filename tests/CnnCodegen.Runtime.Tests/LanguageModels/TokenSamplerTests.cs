using CnnCodegen.LanguageModels;

namespace CnnCodegen.Runtime.Tests.LanguageModels;

/// <summary>Tokens are drawn with the probabilities that the options leave them, worked out by hand.</summary>
public sealed class TokenSamplerTests
{
    private const int Draws = 20_000;

    /// <summary>Not in the order of their probabilities, 0.15, 0.5, 0.05 and 0.3, and times seven, which a softmax takes off.</summary>
    private static readonly float[] Logits = [.. new[] { 0.15, 0.5, 0.05, 0.3 }.Select(probability => (float)Math.Log(7 * probability))];

    [Fact]
    public void Tokens_are_drawn_as_they_are_predicted() => AssertShares(new GenerationOptions(), 0.15, 0.5, 0.05, 0.3);

    [Fact]
    public void A_low_temperature_favours_the_probable_ones() =>
        AssertShares(new GenerationOptions { Temperature = 0.5 }, 0.0225 / 0.365, 0.25 / 0.365, 0.0025 / 0.365, 0.09 / 0.365);

    [Fact]
    public void Temperature_0_takes_the_most_probable_one() => AssertShares(new GenerationOptions { Temperature = 0 }, 0, 1, 0, 0);

    [Fact]
    public void A_temperature_near_0_overflows_nothing() => AssertShares(new GenerationOptions { Temperature = 1e-30 }, 0, 1, 0, 0);

    [Theory]
    [InlineData(1, 0, 1, 0, 0)]
    [InlineData(2, 0, 5.0 / 8, 0, 3.0 / 8)]
    [InlineData(3, 0.15 / 0.95, 0.5 / 0.95, 0, 0.3 / 0.95)]
    [InlineData(9, 0.15, 0.5, 0.05, 0.3)]
    public void Top_k_leaves_the_most_probable_ones(int k, double first, double second, double third, double fourth) =>
        AssertShares(new GenerationOptions { TopK = k }, first, second, third, fourth);

    [Theory]
    [InlineData(0.01, 0, 1, 0, 0)]
    [InlineData(0.49, 0, 1, 0, 0)]
    [InlineData(0.51, 0, 5.0 / 8, 0, 3.0 / 8)]
    [InlineData(0.79, 0, 5.0 / 8, 0, 3.0 / 8)]
    [InlineData(0.81, 0.15 / 0.95, 0.5 / 0.95, 0, 0.3 / 0.95)]
    [InlineData(0.96, 0.15, 0.5, 0.05, 0.3)]
    public void Top_p_leaves_the_fewest_that_have_so_much_probability(double p, double first, double second, double third, double fourth) =>
        AssertShares(new GenerationOptions { TopP = p }, first, second, third, fourth);

    /// <summary>Of the three most probable ones, 0.5 / 0.95 = 0.53 is not enough for 0.6, and with 0.3 / 0.95 it is.</summary>
    [Fact]
    public void Top_p_takes_its_part_of_what_top_k_left() => AssertShares(new GenerationOptions { TopK = 3, TopP = 0.6 }, 0, 5.0 / 8, 0, 3.0 / 8);

    [Fact]
    public void What_is_forbidden_is_never_drawn()
    {
        float[] logits = [float.NegativeInfinity, 0, float.NegativeInfinity, 0, float.NegativeInfinity];

        Assert.Equal([0, 0.5, 0, 0.5, 0], Shares(new GenerationOptions(), logits).Select(share => Math.Round(share, 1)));
        Assert.Equal([0, 0.5, 0, 0.5, 0], Shares(new GenerationOptions { TopK = 4, TopP = 0.999 }, logits).Select(share => Math.Round(share, 1)));
    }

    [Fact]
    public void A_seed_decides_what_is_drawn()
    {
        Assert.Equal(Some(1), Some(1));
        Assert.NotEqual(Some(1), Some(2));

        static int[] Some(ulong seed)
        {
            var sampler = new TokenSampler(new GenerationOptions(), seed);
            return [.. Enumerable.Range(0, 40).Select(_ => sampler.Draw(Logits))];
        }
    }

    [Fact]
    public void Options_that_mean_nothing_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("MaxTokens", () => new GenerationOptions { MaxTokens = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("TopK", () => new GenerationOptions { TopK = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("Temperature", () => new GenerationOptions { Temperature = -0.1 });
        Assert.Throws<ArgumentOutOfRangeException>("Temperature", () => new GenerationOptions { Temperature = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>("TopP", () => new GenerationOptions { TopP = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("TopP", () => new GenerationOptions { TopP = 1.01 });
        _ = new GenerationOptions { MaxTokens = 0, Temperature = 0, TopP = 0.01 };
    }

    /// <summary>The shares of many draws lie within four standard deviations of what they should be; what must not be drawn never is.</summary>
    private static void AssertShares(GenerationOptions options, params double[] expected)
    {
        double[] shares = Shares(options, Logits);
        for (int token = 0; token < expected.Length; token++)
            Assert.Equal(expected[token], shares[token], 4 * Math.Sqrt(expected[token] * (1 - expected[token]) / Draws));
    }

    private static double[] Shares(GenerationOptions options, float[] logits)
    {
        var sampler = new TokenSampler(options, seed: 2017);
        double[] shares = new double[logits.Length];
        for (int i = 0; i < Draws; i++)
            shares[sampler.Draw(logits)] += 1.0 / Draws;
        return [.. shares.Select(share => Math.Round(share, 9))];
    }
}
