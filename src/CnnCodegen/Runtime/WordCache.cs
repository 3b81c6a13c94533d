using System.Numerics;

namespace CnnCodegen.Runtime;

/// <summary>
/// What a block yielded for spellings that it met before. A fixed number of places that belong to one instance of a network; any number of threads
/// read and write at a time without waiting, and nothing is allocated after the constructor. A hit is the very floats that the block wrote, so
/// that results are the same bits with and without it.
/// </summary>
/// <remarks>
/// A spelling may lie in one of four places that its hash tells. Each place has a version, odd while somebody writes there: who reads takes the
/// floats only if the version before and after is the same even number, and who finds another one writing does not write.
/// </remarks>
public sealed class WordCache
{
    private const int PlacesOfSet = 4;

    private readonly int _channels;
    private readonly int _longest;
    private readonly int _setMask;
    private readonly Place[] _places;
    private readonly int[] _spellings;
    private readonly float[] _rows;
    private uint _next;

    /// <summary>Makes an empty cache.</summary>
    /// <param name="words">The number of places, rounded up to a power of two, four at least.</param>
    /// <param name="channels">The floats of a row.</param>
    /// <param name="longest">The most characters of a spelling.</param>
    public WordCache(int words, int channels, int longest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(words, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, 0);
        int places = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(words, PlacesOfSet));
        _channels = channels;
        _longest = longest;
        _setMask = (places / PlacesOfSet) - 1;
        _places = new Place[places];
        _spellings = new int[checked(places * longest)];
        _rows = new float[checked(places * channels)];
    }

    /// <summary>Looks a spelling up.</summary>
    /// <param name="spelling">The ids of its characters.</param>
    /// <param name="row">Receives its row where it is known; is undefined where it is not.</param>
    /// <returns>Whether it is known.</returns>
    public bool TryGet(ReadOnlySpan<int> spelling, Span<float> row)
    {
        if (spelling.Length > _longest)
            return false;
        uint hash = HashOf(spelling);
        int first = FirstPlace(hash);
        for (int place = first; place < first + PlacesOfSet; place++)
        {
            int version = Volatile.Read(ref _places[place].Version);
            if ((version & 1) != 0 || version == 0 || _places[place].Hash != hash || !SpellingAt(place).SequenceEqual(spelling))
                continue;
            RowAt(place).CopyTo(row);
            Volatile.ReadBarrier();
            if (_places[place].Version == version)
                return true;
        }

        return false;
    }

    /// <summary>Keeps a row, in the place of another one where all of its places are taken.</summary>
    /// <param name="spelling">The ids of the word's characters.</param>
    /// <param name="row">What the block yielded.</param>
    public void Add(ReadOnlySpan<int> spelling, ReadOnlySpan<float> row)
    {
        if (spelling.Length > _longest)
            return;
        uint hash = HashOf(spelling);
        int first = FirstPlace(hash);
        int place = first;
        while (place < first + PlacesOfSet && Volatile.Read(ref _places[place].Version) != 0)
            place++;
        // In turn, over all sets together: which of four old words goes is of no importance.
        if (place == first + PlacesOfSet)
            place = first + (int)(unchecked(_next++) % PlacesOfSet);

        ref Place chosen = ref _places[place];
        int version = Volatile.Read(ref chosen.Version);
        if ((version & 1) != 0 || Interlocked.CompareExchange(ref chosen.Version, unchecked(version + 1), version) != version)
            return;
        chosen.Hash = hash;
        chosen.Length = spelling.Length;
        spelling.CopyTo(_spellings.AsSpan(place * _longest, _longest));
        row[.._channels].CopyTo(_rows.AsSpan(place * _channels, _channels));
        // Zero stands for a place that was never written.
        int written = unchecked(version + 2);
        Volatile.Write(ref chosen.Version, written == 0 ? 2 : written);
    }

    private static uint HashOf(ReadOnlySpan<int> spelling)
    {
        uint hash = (uint)spelling.Length;
        foreach (int id in spelling)
            hash = BitOperations.RotateLeft(hash ^ ((uint)id * 0x9E37_79B1), 13) * 5;
        // The low bits choose the set: let all others in.
        hash ^= hash >> 16;
        hash *= 0x85EB_CA6B;
        return hash ^ (hash >> 13);
    }

    private int FirstPlace(uint hash) => (int)(hash & (uint)_setMask) * PlacesOfSet;

    /// <summary>The spelling at a place; while another thread writes there it may be any ids, but never outside.</summary>
    private ReadOnlySpan<int> SpellingAt(int place) => _spellings.AsSpan(place * _longest, Math.Min(_places[place].Length, _longest));

    private ReadOnlySpan<float> RowAt(int place) => _rows.AsSpan(place * _channels, _channels);

    private struct Place
    {
        public int Version;
        public uint Hash;
        public int Length;
    }
}
