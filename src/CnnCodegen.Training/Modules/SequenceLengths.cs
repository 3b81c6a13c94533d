using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>The length of each text of a batch at some layer, and the masks that follow from it.</summary>
internal sealed class SequenceLengths
{
    private readonly int[] _lengths;
    private readonly int[] _textLengths;
    private readonly Device _device;

    private Tensor? _absent;
    private Tensor? _depths;
    private Tensor? _ownRows;

    /// <summary>The lengths of the texts themselves.</summary>
    /// <param name="lengths">The tokens of each text, at least one each.</param>
    /// <param name="device">Where masks are made.</param>
    public SequenceLengths(int[] lengths, Device device)
        : this(lengths, lengths, device)
    {
    }

    private SequenceLengths(int[] lengths, int[] textLengths, Device device)
    {
        _lengths = lengths;
        _textLengths = textLengths;
        _device = device;
        Longest = lengths.Max();
        AllFull = lengths.All(length => length == lengths[0]);
    }

    /// <summary>The number of texts.</summary>
    public int Texts => _lengths.Length;

    /// <summary>The length of each text.</summary>
    public IReadOnlyList<int> Each => _lengths;

    /// <summary>The length of the longest text, which is the length of the batch's tensors.</summary>
    public int Longest { get; }

    /// <summary>Whether all texts are of one length, as often, because batches hold texts of similar length: then nothing needs a mask.</summary>
    public bool AllFull { get; }

    /// <summary><c>[texts, 1, longest]</c>: true where a text has ended.</summary>
    public Tensor Absent => _absent ??= Mask(true);

    /// <summary>The lengths after a layer, each a function of the length before it.</summary>
    /// <param name="length">The function; where one text is at least as long as another, so it must stay.</param>
    public SequenceLengths Change(Func<int, int> length) => Change((now, _) => length(now));

    /// <summary>The lengths after a layer, each a function of the length before it and of the text's own length.</summary>
    /// <param name="length">The function; where one text is at least as long as another, so it must stay.</param>
    public SequenceLengths Change(Func<int, int, int> length)
    {
        int[] changed = [.. _lengths.Zip(_textLengths, length)];
        return changed.AsSpan().SequenceEqual(_lengths) ? this : new SequenceLengths(changed, _textLengths, _device);
    }

    /// <summary>The values with the given number at every absent position.</summary>
    /// <param name="values"><c>[texts, channels, longest]</c>.</param>
    /// <param name="value">The number; its caller keeps it.</param>
    public Tensor Fill(Tensor values, Scalar value) => AllFull ? values : values.masked_fill(Absent, value);

    /// <summary>The values with the given vector at every absent position.</summary>
    /// <param name="values"><c>[texts, channels, longest]</c>.</param>
    /// <param name="vector"><c>[channels]</c>.</param>
    public Tensor Fill(Tensor values, Tensor vector) => AllFull ? values : where(Absent, vector.reshape(1, -1, 1), values);

    /// <summary>The values with -∞ at every absent position. Unlike <see cref="Fill(Tensor, Scalar)"/> it passes gradients on as they are, for maxima that choose none of these.</summary>
    /// <param name="values"><c>[texts, channels, longest]</c>, finite.</param>
    public Tensor Lower(Tensor values) => AllFull ? values : values.Plus(_depths ??= Mask(float.NegativeInfinity));

    /// <summary>The lengths as <c>[texts, 1]</c> floating-point numbers.</summary>
    public Tensor AsDivisor() => tensor(Array.ConvertAll(_lengths, static length => (float)length), [Texts, 1], device: _device);

    /// <summary>The values <c>[texts, channels]</c> at each text's last own position.</summary>
    /// <param name="values"><c>[texts, channels, longest]</c>.</param>
    public Tensor Last(Tensor values)
    {
        if (AllFull)
            return values.select(2, Longest - 1);

        Tensor last = tensor(Array.ConvertAll(_lengths, static length => length - 1L), [Texts, 1, 1], device: _device);
        return values.gather(2, last.expand(-1, values.shape[1], -1)).squeeze(2);
    }

    /// <summary>The values with each text's own positions in the opposite order; absent positions stay.</summary>
    /// <param name="values"><c>[texts, channels, longest]</c>.</param>
    public Tensor Reverse(Tensor values)
    {
        if (AllFull)
            return values.flip(2);

        long[] order = [.. _lengths.SelectMany(length => Enumerable.Range(0, Longest).Select(position => (long)(position < length ? length - 1 - position : position)))];
        return values.gather(2, tensor(order, [Texts, 1, Longest], device: _device).expand(-1, values.shape[1], -1));
    }

    /// <summary>The own positions of all texts as the rows of a matrix <c>[own positions, channels]</c>.</summary>
    /// <param name="values"><c>[texts, channels, longest]</c>.</param>
    public Tensor ToRows(Tensor values)
    {
        Tensor rows = values.transpose(1, 2).reshape(-1, values.shape[1]);
        return AllFull ? rows : rows.index_select(0, OwnRows);
    }

    /// <summary>The opposite of <see cref="ToRows"/>, with zeros at absent positions.</summary>
    /// <param name="rows"><c>[own positions, channels]</c>.</param>
    public Tensor FromRows(Tensor rows)
    {
        long channels = rows.shape[1];
        Tensor all = AllFull ? rows : zeros((long)Texts * Longest, channels, dtype: rows.dtype, device: _device).index_copy(0, OwnRows, rows);
        return all.reshape(Texts, Longest, channels).transpose(1, 2);
    }

    /// <summary>The numbers of the own positions, counted over all texts of the batch.</summary>
    private Tensor OwnRows => _ownRows ??= tensor(
        [.. _lengths.SelectMany((length, text) => Enumerable.Range(0, length).Select(position => (long)text * Longest + position))], device: _device);

    // [texts, 1, longest]: the mark at absent positions, the type's default at others.
    private Tensor Mask<T>(T mark)
        where T : unmanaged
    {
        var marks = new T[Texts * Longest];
        for (int text = 0; text < Texts; text++)
            marks.AsSpan(text * Longest, Longest)[_lengths[text]..].Fill(mark);

        return from_array(marks, device: _device).reshape(Texts, 1, Longest);
    }
}
