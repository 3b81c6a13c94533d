using CnnCodegen.Text;

namespace CnnCodegen.Runtime.Tests.Text;

public sealed class CharacterTokenizerTests
{
    private static readonly Vocabulary Letters = new(["a", "b", " ", "é", "e", "\u0301", "語", "😀", "ab", "\uFFFD", "A"]);

    [Theory]
    [InlineData("", new int[0])]
    [InlineData("ab", new[] { 2, 3 })]
    [InlineData("   ", new[] { 4, 4, 4 })]
    [InlineData("Ba\t", new[] { 1, 2, 1 })]
    [InlineData("é", new[] { 5 })]
    [InlineData("e\u0301", new[] { 6, 7 })]
    [InlineData("日本語", new[] { 1, 1, 8 })]
    [InlineData("a😀b", new[] { 2, 9, 3 })]
    [InlineData("👍😀", new[] { 1, 9 })]
    [InlineData("\uFFFD", new[] { 11 })]
    public void Each_code_point_is_a_token(string text, int[] expected) =>
        Assert.Equal(expected, Encode(new CharacterTokenizer(), text));

    [Fact]
    public void An_unpaired_surrogate_is_unknown()
    {
        // Not theory data: test runners pass those on as UTF-8, which cannot hold them.
        Assert.Equal([2, 1], Encode(new CharacterTokenizer(), "a\ud83d"));
        Assert.Equal([1, 2], Encode(new CharacterTokenizer(), "\ude00a"));
        Assert.Equal([1, 1], Encode(new CharacterTokenizer(), "\ude00\ud83d"));
        Assert.Equal([1, 9], Encode(new CharacterTokenizer(), "\ud83d😀"));
        Assert.Equal(["a"], new CharacterTokenizer().Split("\ude00a\ud83d"));
    }

    [Fact]
    public void Lower_casing_is_invariant_and_covers_letters_beyond_the_first_plane()
    {
        var vocabulary = new Vocabulary(["i", "é", "\U00010428", "ß", "σ"]);

        Assert.Equal([2, 3, 4, 5, 6], Encode(new CharacterTokenizer(lowercase: true), "IÉ\U00010400ßΣ", vocabulary));
        Assert.Equal([1, 1, 1, 5, 1], Encode(new CharacterTokenizer(lowercase: false), "IÉ\U00010400ßΣ", vocabulary));
    }

    [Fact]
    public void Ids_end_where_the_room_ends()
    {
        int[] ids = [9, 9, 9];

        Assert.Equal(2, new CharacterTokenizer().Encode("abab", Letters, ids.AsSpan(0, 2)));
        Assert.Equal([2, 3, 9], ids);
        Assert.Equal(0, new CharacterTokenizer().Encode("abab", Letters, []));
    }

    [Fact]
    public void Splitting_agrees_with_encoding()
    {
        var tokenizer = new CharacterTokenizer(lowercase: true);
        const string Text = "Grüße, 😀 語 e\u0301!";

        Assert.Equal(["g", "r", "ü", "ß", "e", ",", " ", "😀", " ", "語", " ", "e", "\u0301", "!"], tokenizer.Split(Text));
        int[] expected = [.. tokenizer.Split(Text).Select(static token => Letters.IdOf(token))];
        Assert.Equal(expected, Encode(tokenizer, Text));
    }

    [Fact]
    public void Encoding_allocates_nothing()
    {
        var ids = new int[100];
        string text = "Grüße, 😀 語 e\u0301!" + '\ud800';
        var tokenizer = new CharacterTokenizer(lowercase: true);

        Assert.Equal(0, Allocations.Of(() => tokenizer.Encode(text, Letters, ids)));
    }

    private static int[] Encode(Tokenizer tokenizer, string text, Vocabulary? vocabulary = null)
    {
        var ids = new int[100];
        return ids[..tokenizer.Encode(text, vocabulary ?? Letters, ids)];
    }
}
