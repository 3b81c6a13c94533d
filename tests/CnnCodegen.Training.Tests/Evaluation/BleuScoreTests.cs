namespace CnnCodegen.Training.Tests;

public sealed class BleuScoreTests
{
    private static readonly string[] System = ["The dog bit the man.", "It wasn't surprising.", "The man had just bitten him."];

    private static readonly string[][] References =
    [
        ["The dog bit the man.", "The dog had bit the man."],
        ["It was not unexpected.", "No one was surprised."],
        ["The man bit him first.", "The man had bitten the dog."],
    ];

    /// <summary>The example of sacreBLEU's documentation, with the score that it prints.</summary>
    [Fact]
    public void The_score_is_sacreBLEUs() =>
        Assert.Equal("BLEU = 48.53 82.4/50.0/45.5/37.5 (BP = 0.943 ratio = 0.944 hyp_len = 17 ref_len = 18)", BleuScore.Of(System, References).ToString());

    /// <summary>By hand: of "a b c d e" against "a b d c f", unigrams 4 of 5, bigrams 1 of 4, then none of 3 and of 2: a half and a quarter match.</summary>
    [Fact]
    public void Orders_without_match_are_smoothed()
    {
        BleuScore score = BleuScore.Of(["a b c d e"], ["a b d c f"]);

        Assert.Equal([4 / 5.0, 1 / 4.0, 1 / 6.0, 1 / 8.0], score.Precisions);
        Assert.Equal(100 * Math.Pow(4 / 5.0 / 4 / 6 / 8, 0.25), score.Score, 1e-10);
        Assert.Equal(1, score.BrevityPenalty);
    }

    /// <summary>By hand: "the" occurs 7 times, in the reference twice (Papineni et al. 2002, section 2.1).</summary>
    [Fact]
    public void Matches_are_clipped() => Assert.Equal(2 / 7.0, BleuScore.Of(["the the the the the the the"], ["The cat is on the mat the"]).Precisions[0], 1e-12);

    /// <summary>Of references of 4 and 6 tokens beside 5, the shorter counts; of 3 and 6, the nearer.</summary>
    [Fact]
    public void The_nearest_reference_gives_the_length()
    {
        Assert.Equal(4, BleuScore.Of(["a b c d e"], [["a b c d e f", "a b c d"]]).ReferenceLength);
        Assert.Equal(6, BleuScore.Of(["a b c d e"], [["a b c", "a b c d e f"]]).ReferenceLength);
    }

    [Theory]
    [InlineData("a b c", "a b c", 0)]
    [InlineData("", "a b c d", 0)]
    [InlineData("x y z v", "a b c d", 0)]
    [InlineData("a b c d", "a b c d", 100)]
    public void Extremes_are_sacreBLEUs(string translation, string reference, double score) => Assert.Equal(score, BleuScore.Of([translation], [reference]).Score, 1e-10);

    [Theory]
    [InlineData("Hello, world!", "Hello , world !")]
    [InlineData("It's 3.14, or 1,000.", "It's 3.14 , or 1,000 .")]
    [InlineData("a-b 5-6 (x) \"q\" & [y]", "a-b 5 - 6 ( x ) \" q \" & [ y ]")]
    [InlineData("&quot;a&quot; &lt;b&gt; c&amp;d", "\" a \" < b > c & d")]
    [InlineData("Größe: 5€/m²", "Größe : 5€ / m²")]
    [InlineData("line<skipped>-\nbreak\nhere", "linebreak here")]
    public void Tokens_are_those_of_mteval(string line, string tokens) => Assert.Equal(tokens, string.Join(' ', Mteval13a.Split(line)));

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Contains("found 0 translations", Assert.Throws<ArgumentException>(() => BleuScore.Of([], Array.Empty<string>())).Message);
        Assert.Contains("2 translations and 1 references", Assert.Throws<ArgumentException>(() => BleuScore.Of(["a", "b"], ["a"])).Message);
        Assert.Contains("Segment 2 has no reference", Assert.Throws<ArgumentException>(() => BleuScore.Of(["a", "b"], [["a"], []])).Message);
    }
}
