namespace CnnCodegen.Runtime.Tests.Runtime;

/// <summary>Several sequences of ids as one value.</summary>
public sealed class InputIdsTests
{
    [Fact]
    public void Sequences_lie_one_after_another()
    {
        var ids = new InputIds([1, 2, 3, 4, 5], [2, 2, 5]);

        Assert.Equal(3, ids.Count);
        Assert.Equal([1, 2], ids[0]);
        Assert.Empty(ids[1].ToArray());
        Assert.Equal([3, 4, 5], ids[2]);
    }

    [Fact]
    public void One_text_is_one_sequence()
    {
        var ids = new InputIds([7, 8]);

        Assert.Equal(1, ids.Count);
        Assert.Equal([7, 8], ids[0]);
    }

    [Fact]
    public void Arrays_are_joined()
    {
        InputIds ids = InputIds.Of([1], [], [2, 3]);

        Assert.Equal(3, ids.Count);
        Assert.Equal([2, 3], ids[2]);
    }

    [Theory]
    [InlineData("4", "from 0 to 3")]
    [InlineData("2,1,3", "from 2 to 3")]
    [InlineData("-1,3", "from 0 to 3")]
    [InlineData("1,2", "to end at 3")]
    public void Ends_that_do_not_fit_the_ids_are_refused(string ends, string message)
    {
        int[] numbers = [.. ends.Split(',').Select(int.Parse)];

        Assert.Contains(message, Assert.Throws<ArgumentException>("ends", () => _ = new InputIds([1, 2, 3], numbers).Count).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void A_sequence_that_is_not_there_is_refused(int index) =>
        Assert.Throws<ArgumentOutOfRangeException>("index", () => _ = new InputIds([1])[index].Length);
}
