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

/// <summary>The working memories of one model.</summary>
internal sealed class ScratchPool(int floats, int scores, int ids, int sequences = 1) : Pool<Scratch>(() => new Scratch(floats, scores, ids, sequences));
