using CnnCodegen.Preparation;
using CnnCodegen.Runtime.Tests.Runtime;

namespace CnnCodegen.Runtime.Tests.Preparation;

/// <summary>Weights that several threads prepare.</summary>
public sealed class LoadThreadsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Each_part_runs_once(int degreeOfParallelism)
    {
        float[] source = [.. Enumerable.Range(0, 1000).Select(static i => (float)i)];
        var target = new float[1000];

        LoadThreads.Use(degreeOfParallelism, () =>
        {
            LoadThreads.For(1000, source, target, static (part, from, to) => to[part] += from[part] + 1);
            return 0;
        });

        Assert.Equal(source.Select(static value => value + 1), target);
    }

    [Fact]
    public void Threads_are_taken_while_a_network_is_loaded_and_not_longer()
    {
        using var both = new Barrier(2);
        bool met = LoadThreads.Use(2, () =>
        {
            bool met = true;
            LoadThreads.For(2, [], [], (_, _, _) => met &= both.SignalAndWait(TimeSpan.FromMinutes(1)));
            return met;
        });

        Assert.True(met);
        var threads = new HashSet<int>();
        LoadThreads.For(100, [], [], (_, _, _) => threads.Add(Environment.CurrentManagedThreadId));
        Assert.Equal([Environment.CurrentManagedThreadId], threads);
    }

    [Fact]
    public void A_failure_gives_the_threads_back()
    {
        Assert.Throws<NotSupportedException>(() => LoadThreads.Use<int>(2, static () => throw new NotSupportedException()));

        var threads = new HashSet<int>();
        LoadThreads.For(100, [], [], (_, _, _) => threads.Add(Environment.CurrentManagedThreadId));
        Assert.Single(threads);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Packed_filters_stand_where_the_layout_says(int degreeOfParallelism)
    {
        // Two groups of 11 filters over 3 channels and 4 positions, in vectors of 4: a panel of two vectors and one of one, which lacks one filter.
        const int Filters = 22, Channels = 3, Width = 4, Lanes = 4;
        float[] weight = [.. Enumerable.Range(1, Filters * Channels * Width).Select(static i => (float)i)];
        int[] sizes = [8, 4];
        List<float> expected = [];
        for (int group = 0; group < 2; group++)
        {
            int first = 0;
            foreach (int size in sizes)
            {
                for (int position = 0; position < Width; position++)
                {
                    for (int channel = 0; channel < Channels; channel++)
                    {
                        for (int filter = first; filter < first + size; filter++)
                            expected.Add(filter < 11 ? weight[(((((group * 11) + filter) * Channels) + channel) * Width) + position] : 0);
                    }
                }

                first += size;
            }
        }

        AlignedFloats packed = LoadThreads.Use(degreeOfParallelism, () => FilterPacking.Pack(weight, Filters, Channels, Width, Lanes, [new(1, 2), new(1, 1)], groups: 2));

        Assert.Equal(expected, packed.Span.ToArray());
    }

    [Fact]
    public void Options_reach_the_load_time_program()
    {
        using var both = new Barrier(2);
        bool met = true;

        _ = new TextClassifierModel(
            SmallNetwork.Writer().ToFile(),
            SmallNetwork.Description,
            _ =>
            {
                LoadThreads.For(2, [], [], (_, _, _) => met &= both.SignalAndWait(TimeSpan.FromMinutes(1)));
                return new FirstTokenProgram();
            },
            new LoadOptions { DegreeOfParallelism = 2 });

        Assert.True(met);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Fewer_threads_than_one_are_refused(int degreeOfParallelism) =>
        Assert.Throws<ArgumentOutOfRangeException>("DegreeOfParallelism", () => new LoadOptions { DegreeOfParallelism = degreeOfParallelism });
}
