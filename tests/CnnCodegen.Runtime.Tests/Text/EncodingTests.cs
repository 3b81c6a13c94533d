using System.Text;
using System.Text.RegularExpressions;
using CnnCodegen.Text;

namespace CnnCodegen.Runtime.Tests.Text;

/// <summary>Ids of texts in UTF-16 and in UTF-8, of words and of characters, against rules that are written down in another way.</summary>
public sealed partial class EncodingTests
{
    private const int Texts = 1500;

    private static readonly Tokenizer[] Others =
        [new SentenceTokenizer(), new SentenceTokenizer(lowercase: false, isTreebank: true), new WhitespaceTokenizer(), new WhitespaceTokenizer(lowercase: true)];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Words_are_those_that_a_regular_expression_finds(bool lowercase)
    {
        var random = new Random(7);
        var tokenizer = new WordTokenizer(lowercase);
        for (int i = 0; i < Texts; i++)
        {
            // Regular expressions see the halves of pairs, hence none here.
            string text = RandomTexts.Next(random, withPairs: false);
            string[] tokens = [.. Token().Matches(text).Select(match => lowercase ? match.Value.ToLowerInvariant() : match.Value)];
            Check(tokenizer, text, tokens, random);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Characters_are_those_that_the_library_enumerates(bool lowercase)
    {
        var random = new Random(8);
        var tokenizer = new CharacterTokenizer(lowercase);
        for (int i = 0; i < Texts; i++)
        {
            string text = RandomTexts.Next(random, withPairs: true);
            string[] tokens = [.. text.EnumerateRunes().Select(rune => (lowercase ? Rune.ToLowerInvariant(rune) : rune).ToString())];
            Check(tokenizer, text, tokens, random);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_stands_between_white_space_is_what_the_library_splits(bool lowercase)
    {
        var random = new Random(12);
        var tokenizer = new WhitespaceTokenizer(lowercase);
        for (int i = 0; i < Texts; i++)
        {
            string text = RandomTexts.Next(random, withPairs: true);
            string[] tokens = [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(token => lowercase ? token.ToLowerInvariant() : token)];
            Check(tokenizer, text, tokens, random);
        }
    }

    [Fact]
    public void Bytes_give_the_ids_of_the_string_that_the_library_makes_of_them()
    {
        var random = new Random(9);
        Tokenizer[] tokenizers = [new WordTokenizer(), new WordTokenizer(lowercase: false), new CharacterTokenizer(), new CharacterTokenizer(lowercase: true), .. Others];
        for (int i = 0; i < Texts; i++)
        {
            byte[] bytes = RandomTexts.NextBytes(random);
            string text = Encoding.UTF8.GetString(bytes);
            foreach (Tokenizer tokenizer in tokenizers)
            {
                var vocabulary = new Vocabulary(tokenizer.Split(text).Distinct());
                Assert.Equal(Ids(tokenizer, text, vocabulary, 300), Ids(tokenizer, bytes, vocabulary, 300));
            }
        }
    }

    [Fact]
    public void Random_bytes_give_the_ids_of_the_string_that_the_library_makes_of_them()
    {
        var random = new Random(10);
        for (int i = 0; i < Texts; i++)
        {
            var bytes = new byte[random.Next(70)];
            random.NextBytes(bytes);
            string text = Encoding.UTF8.GetString(bytes);
            foreach (Tokenizer tokenizer in (Tokenizer[])[new WordTokenizer(), new CharacterTokenizer(), .. Others])
            {
                var vocabulary = new Vocabulary(tokenizer.Split(text).Distinct());
                int room = random.Next(80);
                Assert.Equal(Ids(tokenizer, text, vocabulary, room), Ids(tokenizer, bytes, vocabulary, room));
            }
        }
    }

    [Fact]
    public void Overlong_words_are_unknown_in_both_forms()
    {
        var tokenizer = new WordTokenizer();
        foreach (string letter in (string[])["x", "é", "漢", "\U00010428"])
        {
            int most = WordTokenizer.LongestToken / letter.Length;
            string longest = string.Concat(Enumerable.Repeat(letter, most));
            var vocabulary = new Vocabulary([longest]);
            string text = $"{longest} {longest}{letter} {longest}";

            Assert.Equal([2, 1, 2], Ids(tokenizer, text, vocabulary, 10));
            Assert.Equal([2, 1, 2], Ids(tokenizer, Encoding.UTF8.GetBytes(text), vocabulary, 10));
        }
    }

    [Fact]
    public void Lower_case_letters_are_the_librarys()
    {
        for (int i = 0; i <= char.MaxValue; i++)
        {
            var character = (char)i;
            if (char.IsSurrogate(character))
                continue;
            Assert.Equal(char.ToLowerInvariant(character), LowerCase.Of(character));
            Assert.Equal(Rune.ToLowerInvariant(new Rune(character)).Value, LowerCase.Of(character));
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        const string Text = "The film's 3rd act, which isn't unforgettable: Größe, кино, 漢字 👍 incomprehensibilities \ud800.";
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Text), 0xFF];
        var vocabulary = new Vocabulary(["film's", "größe", "incomprehensibilities", "k"]);
        var ids = new int[200];
        foreach (Tokenizer tokenizer in (Tokenizer[])[new WordTokenizer(), new CharacterTokenizer(lowercase: true), .. Others])
        {
            Assert.Equal(0, Allocations.Of(() => tokenizer.Encode(Text, vocabulary, ids)));
            Assert.Equal(0, Allocations.Of(() => tokenizer.Encode(bytes, vocabulary, ids)));
        }
    }

    private static void Check(Tokenizer tokenizer, string text, string[] tokens, Random random)
    {
        string[] known = [.. tokens.Distinct().Where(_ => random.Next(4) > 0)];
        var vocabulary = new Vocabulary(known);
        int room = random.Next(3) == 0 ? random.Next(20) : 300;
        int[] expected = [.. tokens.Take(room).Select(token => Array.IndexOf(known, token) is >= 0 and int index ? index + 2 : 1)];

        Assert.Equal(expected, Ids(tokenizer, text, vocabulary, room));
        Assert.Equal(expected, Ids(tokenizer, Encoding.UTF8.GetBytes(text), vocabulary, room));
        Assert.Equal(tokens, tokenizer.Split(text));
        Assert.All(known, (token, index) => Assert.Equal(index + 2, vocabulary.IdOf(token)));
    }

    private static int[] Ids(Tokenizer tokenizer, string text, Vocabulary vocabulary, int room)
    {
        var ids = new int[room];
        return ids[..tokenizer.Encode(text, vocabulary, ids)];
    }

    private static int[] Ids(Tokenizer tokenizer, byte[] text, Vocabulary vocabulary, int room)
    {
        var ids = new int[room];
        return ids[..tokenizer.Encode(text, vocabulary, ids)];
    }

    [GeneratedRegex("""[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}]|['’\u200C\u200D](?=[\p{L}\p{N}]))*|[^\s\p{L}\p{N}\p{M}]\p{M}*""", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
