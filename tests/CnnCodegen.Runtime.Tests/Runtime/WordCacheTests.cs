namespace CnnCodegen.Runtime.Tests.Runtime;

public sealed class WordCacheTests
{
    [Fact]
    public void A_word_is_known_once_it_was_added_and_its_row_keeps_its_bits()
    {
        var cache = new WordCache(words: 8, channels: 3, longest: 4);
        float[] row = new float[3];

        Assert.False(cache.TryGet([1, 2], row));
        cache.Add([1, 2], [0.1f, float.NaN, -0f]);

        Assert.True(cache.TryGet([1, 2], row));
        Assert.Equal([0.1f, float.NaN, -0f], row);
        Assert.True(float.IsNegative(row[2]));
    }

    [Fact]
    public void Only_the_very_same_characters_are_the_same_word()
    {
        var cache = new WordCache(words: 8, channels: 1, longest: 4);
        cache.Add([1, 2], [7]);
        cache.Add([], [8]);

        foreach (int[] other in (int[][])[[1], [2, 1], [1, 2, 0], [1, 2, 0, 0], [0, 1, 2], [1, 3]])
            Assert.False(cache.TryGet(other, new float[1]));
        float[] row = new float[1];
        Assert.True(cache.TryGet([], row));
        Assert.Equal(8, row[0]);
    }

    [Fact]
    public void Memory_is_bounded_and_the_latest_word_is_always_known()
    {
        var cache = new WordCache(words: 16, channels: 1, longest: 2);
        for (int word = 0; word < 1000; word++)
        {
            cache.Add([word, 1], [word]);
            Assert.True(cache.TryGet([word, 1], new float[1]));
        }

        Assert.InRange(Enumerable.Range(0, 1000).Count(word => cache.TryGet([word, 1], new float[1])), 4, 16);
    }

    [Fact]
    public void As_many_words_as_a_set_has_places_stay()
    {
        var cache = new WordCache(words: 1, channels: 1, longest: 1);
        for (int word = 0; word < 4; word++)
            cache.Add([word], [word]);

        for (int word = 0; word < 4; word++)
            Assert.True(cache.TryGet([word], new float[1]));
        cache.Add([4], [4]);
        Assert.Equal(4, Enumerable.Range(0, 5).Count(word => cache.TryGet([word], new float[1])));
    }

    [Fact]
    public void A_word_that_is_too_long_is_not_kept()
    {
        var cache = new WordCache(words: 8, channels: 1, longest: 2);

        cache.Add([1, 2, 3], [1]);

        Assert.False(cache.TryGet([1, 2, 3], new float[1]));
        Assert.False(cache.TryGet([1, 2], new float[1]));
    }

    [Fact]
    public void Threads_never_see_half_a_row()
    {
        const int Channels = 64;
        var cache = new WordCache(words: 8, Channels, longest: 3);
        int hits = 0;
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, thread =>
        {
            var random = new Random(thread);
            float[] row = new float[Channels], found = new float[Channels];
            for (int i = 0; i < 20_000; i++)
            {
                int word = random.Next(12);
                int[] spelling = [word, word + 1, word + 2];
                Array.Fill(row, word);
                if (cache.TryGet(spelling, found))
                {
                    Interlocked.Increment(ref hits);
                    Assert.Equal(row, found);
                }
                else
                {
                    cache.Add(spelling, row);
                }
            }
        });

        Assert.True(hits > 0);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var cache = new WordCache(words: 8, channels: 2, longest: 2);
        float[] row = new float[2];

        Assert.Equal(0, Allocations.Of(() =>
        {
            for (int word = 0; word < 20; word++)
            {
                if (!cache.TryGet([word, word], row))
                    cache.Add([word, word], row);
            }
        }));
    }
}
