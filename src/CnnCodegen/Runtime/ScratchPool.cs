using System.Runtime.InteropServices;

namespace CnnCodegen.Runtime;

/// <summary>Working memory for one prediction: floats that start on a cache line, scores, and ids.</summary>
internal sealed class Scratch
{
    private const int Alignment = 64;

    private readonly float[] _floats;
    private readonly int _offset;
    private readonly int _length;
    private readonly float[] _scores;
    private readonly int[] _ids;
    private readonly int[] _ends;

    public Scratch(int floats, int scores, int ids, int sequences = 1)
    {
        // Pinned, so that the collector never moves the array off its alignment.
        _floats = GC.AllocateUninitializedArray<float>(floats + (Alignment / sizeof(float)), pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(_floats, 0);
        _offset = (int)((-address & (Alignment - 1)) / sizeof(float));
        _length = floats;
        _scores = new float[scores];
        _ids = new int[ids];
        _ends = new int[sequences];
    }

    /// <summary>The floats, aligned to 64 bytes, with any content.</summary>
    public Span<float> Floats => _floats.AsSpan(_offset, _length);

    /// <summary>Room for one score per label, with any content.</summary>
    public Span<float> Scores => _scores;

    /// <summary>The ids, with any content.</summary>
    public Span<int> Ids => _ids;

    /// <summary>Where sequences of ids end, with any content.</summary>
    public Span<int> Ends => _ends;
}

/// <summary>
/// The working memories of one model. Any number of threads may rent at a time; memory is made when more are in use at once than ever
/// before, and kept up to a number that follows the processors.
/// </summary>
internal sealed class ScratchPool(int floats, int scores, int ids, int sequences = 1)
{
    // More than processors: a thread may lose its processor in the middle of a call.
    private readonly Slot[] _free = new Slot[Math.Max(16, 4 * Environment.ProcessorCount)];

    /// <summary>Takes a working memory; <see cref="Return"/> gives it back.</summary>
    public Scratch Rent()
    {
        Slot[] free = _free;
        int first = Thread.GetCurrentProcessorId() % free.Length;
        for (int i = 0; i < free.Length; i++)
        {
            ref Scratch? place = ref free[(first + i) % free.Length].Scratch;
            if (place is not null && Interlocked.Exchange(ref place, null) is { } scratch)
                return scratch;
        }

        return new Scratch(floats, scores, ids, sequences);
    }

    /// <summary>Gives a working memory back. One that finds no place is left to the collector.</summary>
    public void Return(Scratch scratch)
    {
        Slot[] free = _free;
        int first = Thread.GetCurrentProcessorId() % free.Length;
        for (int i = 0; i < free.Length; i++)
        {
            ref Scratch? place = ref free[(first + i) % free.Length].Scratch;
            if (place is null && Interlocked.CompareExchange(ref place, scratch, null) is null)
                return;
        }
    }

    /// <summary>A place for a working memory, on cache lines of its own: processors that start at neighbouring places do not wait for each other.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Slot
    {
        [FieldOffset(0)]
        public Scratch? Scratch;
    }
}
