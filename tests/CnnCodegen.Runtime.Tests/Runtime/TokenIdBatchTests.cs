namespace CnnCodegen.Runtime.Tests.Runtime;

/// <summary>The ids of many texts as one value.</summary>
public sealed class TokenIdBatchTests
{
    [Fact]
    public void Texts_lie_one_after_another()
    {
        var batch = new TokenIdBatch(new[] { 1, 2, 3, 4, 5 }, new[] { 2, 2, 5 });

        Assert.Equal(3, batch.Count);
        Assert.Equal([1, 2], batch[0]);
        Assert.Empty(batch[1].ToArray());
        Assert.Equal([3, 4, 5], batch[2]);
    }

    [Fact]
    public void Arrays_are_joined()
    {
        TokenIdBatch batch = TokenIdBatch.Of([1], [], [2, 3]);

        Assert.Equal(3, batch.Count);
        Assert.Equal([1], batch[0]);
        Assert.Equal([2, 3], batch[2]);
    }

    [Fact]
    public void A_batch_may_be_empty()
    {
        Assert.Equal(0, default(TokenIdBatch).Count);
        Assert.Equal(0, TokenIdBatch.Of().Count);
    }

    [Theory]
    [InlineData("4", "from 0 to 3")]
    [InlineData("2,1,3", "from 2 to 3")]
    [InlineData("-1,3", "from 0 to 3")]
    [InlineData("1,2", "to end at 3")]
    public void Ends_that_do_not_fit_the_ids_are_refused(string ends, string message)
    {
        int[] numbers = [.. ends.Split(',').Select(int.Parse)];

        Assert.Contains(message, Assert.Throws<ArgumentException>("ends", () => new TokenIdBatch(new[] { 1, 2, 3 }, numbers)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void A_text_that_is_not_there_is_refused(int text) =>
        Assert.Throws<ArgumentOutOfRangeException>("text", () => _ = TokenIdBatch.Of([1])[text].Length);
}
