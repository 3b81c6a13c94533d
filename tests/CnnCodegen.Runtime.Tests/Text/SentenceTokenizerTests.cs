using System.Text;
using System.Text.RegularExpressions;
using CnnCodegen.Text;

namespace CnnCodegen.Runtime.Tests.Text;

public sealed class SentenceTokenizerTests
{
    private const string Pieces = "'sdvertlnNTSD`(),!? \t.-09azAZé漢👍\u00A0";

    [Theory]
    [InlineData("", "")]
    [InlineData(" \t.-;:\"é漢👍", "")]
    [InlineData("It's a film.", "it 's a film")]
    [InlineData("They've DIDN'T didn't, can't", "they 've didn't did n't , ca n't")]
    [InlineData("we're he'd she'll I'm o'clock", "we 're he 'd she 'll i'm o'clock")]
    [InlineData("'say 'don 'them rock'n'roll", "'say 'don 'them rock'n'roll")]
    [InlineData("five'sixth", "five 'sixth")]
    [InlineData("good!?(or not),3.5/10", "good ! ? ( or not ) , 3 5 10")]
    [InlineData("``quoted''s text` '''s", "``quoted' 's text` '' 's")]
    [InlineData("well-known naïve café's", "well known na ve caf 's")]
    [InlineData("n't 's", "n't 's")]
    [InlineData("couldn'td've", "could n'td 've")]
    [InlineData("x<br />y", "x br y")]
    public void Texts_are_cleaned_by_the_papers_rules(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', new SentenceTokenizer().Split(text)));

    [Theory]
    [InlineData("What's the U.S. capital ?", "What 's the U S capital ?")]
    [InlineData("Who DIDN'T win ?", "Who DIDN'T win ?")]
    public void Case_is_kept_for_trec(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', new SentenceTokenizer(lowercase: false).Split(text)));

    [Theory]
    [InlineData("It 's n't -lrb- good -rrb- , ok ?", "it 's n't lrb good rrb , ok ?")]
    [InlineData("didn't (good), yes!", "didn't (good), yes!")]
    [InlineData("a\\/b 3.5 `` x ''", "a b 3 5 `` x ''")]
    public void Treebanks_are_not_cut_once_more(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', new SentenceTokenizer(isTreebank: true).Split(text)));

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Tokens_are_those_that_the_papers_substitutions_leave(bool lowercase, bool isTreebank)
    {
        var random = new Random(11);
        string[] pieces = [.. Pieces.EnumerateRunes().Select(static rune => rune.ToString())];
        var tokenizer = new SentenceTokenizer(lowercase, isTreebank);
        for (int i = 0; i < 3000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => pieces[random.Next(pieces.Length)]));
            string[] expected = Clean(text, lowercase, isTreebank);
            var vocabulary = new Vocabulary(expected.Distinct());
            int room = random.Next(40);
            var ids = new int[room];
            int[] wanted = [.. expected.Take(room).Select(token => vocabulary.IdOf(token))];

            Assert.Equal(expected, tokenizer.Split(text));
            Assert.Equal(wanted, ids[..tokenizer.Encode(text, vocabulary, ids)]);
            Assert.Equal(wanted, ids[..tokenizer.Encode(Encoding.UTF8.GetBytes(text), vocabulary, ids)]);
        }
    }

    [Fact]
    public void What_is_no_text_separates()
    {
        var vocabulary = new Vocabulary(["a", "b"]);
        var ids = new int[5];

        Assert.Equal(2, new SentenceTokenizer().Encode("a\ud800b", vocabulary, ids));
        Assert.Equal([2, 3], ids[..2]);
        Assert.Equal(2, new SentenceTokenizer().Encode([(byte)'a', 0xFF, (byte)'b'], vocabulary, ids));
        Assert.Equal([2, 3], ids[..2]);
    }

    [Fact]
    public void A_token_beyond_the_longest_is_unknown()
    {
        string longest = new('x', WordTokenizer.LongestToken);
        var ids = new int[3];

        Assert.Equal(2, new SentenceTokenizer().Encode($"{longest}x {longest}", new Vocabulary([longest]), ids));
        Assert.Equal([1, 2, 0], ids);
        Assert.Equal([longest], new SentenceTokenizer().Split($"{longest}x {longest}"));
    }

    /// <summary>The substitutions of the paper's code, one after another.</summary>
    private static string[] Clean(string text, bool lowercase, bool isTreebank)
    {
        text = Regex.Replace(text, "[^A-Za-z0-9(),!?'`]", " ");
        if (!isTreebank)
        {
            foreach (string clitic in (string[])["'s", "'ve", "n't", "'re", "'d", "'ll"])
                text = Regex.Replace(text, clitic, " " + clitic);
            foreach (string sign in (string[])[",", "!", "(", ")", "?"])
                text = Regex.Replace(text, Regex.Escape(sign), $" {sign} ");
        }

        text = Regex.Replace(text, @"\s{2,}", " ").Trim();
        return (lowercase ? text.ToLowerInvariant() : text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
