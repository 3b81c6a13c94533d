using CnnCodegen.Text;

namespace CnnCodegen.Runtime.Tests.Text;

/// <summary>The hash table below the vocabulary.</summary>
public sealed class TokenIndexTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(1000)]
    [InlineData(50_000)]
    public void Each_token_has_its_id_and_others_have_none(int count)
    {
        var random = new Random(count);
        string[] tokens = [.. Enumerable.Range(0, 2 * count).Select(_ => Token(random)).Distinct()];
        string[] known = tokens[..Math.Min(count, tokens.Length)];

        var index = new TokenIndex(known, firstId: 2);

        for (int i = 0; i < tokens.Length; i++)
            Assert.Equal(i < known.Length ? i + 2 : Vocabulary.UnknownId, index.IdOf(tokens[i]));
        Assert.Equal(Vocabulary.UnknownId, index.IdOf(""));
    }

    [Fact]
    public void Tokens_of_15_characters_16_characters_and_zeros_are_kept_apart()
    {
        string[] tokens = ["\0", "\0\0", "a", "a\0", "123456789012345", "1234567890123456", "123456789012345\0", "\u000F", "ä", "123456789012345\u00FF"];

        var index = new TokenIndex(tokens, firstId: 10);

        Assert.All(tokens, (token, place) => Assert.Equal(10 + place, index.IdOf(token)));
        Assert.Equal(Vocabulary.UnknownId, index.IdOf("a\0\0"));
        Assert.Equal(Vocabulary.UnknownId, index.IdOf("12345678901234"));
    }

    [Fact]
    public void Another_seed_is_taken_where_tokens_share_their_slots()
    {
        // With the first two seeds all hashes are one.
        ulong first = TokenSlots.Fill(0, static (_, _) => 0).Seed;
        int seedsSeen = 0;
        ulong last = ulong.MaxValue;
        TokenSlots slots = TokenSlots.Fill(1000, (number, seed) =>
        {
            if (seed != last)
                seedsSeen++;
            last = seed;
            return seedsSeen <= 2 ? 0 : (ulong)number * 0x9E3779B97F4A7C15;
        });

        Assert.NotEqual(first, slots.Seed);
        Assert.Equal(3, seedsSeen);
        for (int number = 0; number < 1000; number++)
            Assert.Equal(number, slots.Find((ulong)number * 0x9E3779B97F4A7C15, new Match(number)));
    }

    [Fact]
    public void Tokens_that_always_share_a_slot_are_found_all_the_same()
    {
        TokenSlots slots = TokenSlots.Fill(500, static (_, _) => ulong.MaxValue);

        for (int number = 0; number < 500; number++)
            Assert.Equal(number, slots.Find(ulong.MaxValue, new Match(number)));
        Assert.Equal(-1, slots.Find(ulong.MaxValue, new Match(500)));
    }

    [Fact]
    public void Words_are_spread_over_the_slots()
    {
        // Of 20,000 random slots among 32,768, 1 − e^−0.61 are hit at least once: 14,971, with a standard deviation of 57.
        const int Slots = 32_768;
        foreach (Func<int, string> word in (Func<int, string>[])[static i => $"w{i}", static i => $"a word of more than fifteen {i}"])
        {
            var hit = new HashSet<ulong>();
            for (int i = 0; i < 20_000; i++)
            {
                string token = word(i);
                ulong hash = ShortToken.TryPack(token, out var packed) ? TokenHash.Of(packed, 0) : TokenHash.Of(token, 0);
                hit.Add(hash % Slots);
            }

            Assert.True(hit.Count > 14_971 - 300, "Similar words share slots more often than chance would have it.");
        }
    }

    private static string Token(Random random)
    {
        const string Letters = "abcdefghijABC019'é漢";
        int letters = random.Next(2) == 0 ? 16 : Letters.Length;
        return string.Create(random.Next(1, random.Next(4) == 0 ? 40 : 10), letters, (token, count) =>
        {
            for (int i = 0; i < token.Length; i++)
                token[i] = Letters[random.Next(count)];
        });
    }

    private readonly struct Match(int number) : TokenSlots.IMatch
    {
        public bool IsAt(int candidate) => candidate == number;
    }
}
