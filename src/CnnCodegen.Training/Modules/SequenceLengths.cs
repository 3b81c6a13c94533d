using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>The length of each text of a batch at some layer, and the masks that follow from it.</summary>
internal sealed class SequenceLengths(int[] lengths, Device device)
{
    private readonly int _longest = lengths.Max();

    // Batches hold texts of similar length, so that often all are full and nothing needs a mask.
    private readonly bool _full = lengths.All(length => length == lengths[0]);

    private Tensor? _absent;

    /// <summary>The lengths after a layer that makes every sequence longer by a number of positions, or shorter by a negative one.</summary>
    public SequenceLengths LongerBy(int positions) =>
        positions == 0 ? this : new SequenceLengths(Array.ConvertAll(lengths, length => length + positions), device);

    /// <summary>The values with the given number at every absent position.</summary>
    /// <param name="values"><c>[texts, channels, longest]</c>.</param>
    /// <param name="value">The number.</param>
    public Tensor Fill(Tensor values, float value) => _full ? values : values.masked_fill(Absent, value);

    /// <summary>The lengths as <c>[texts, 1]</c> floating-point numbers.</summary>
    public Tensor AsDivisor() => tensor(Array.ConvertAll(lengths, static length => (float)length), [lengths.Length, 1], device: device);

    /// <summary><c>[texts, 1, longest]</c>: true where a text has ended.</summary>
    private Tensor Absent
    {
        get
        {
            if (_absent is not null)
                return _absent;

            bool[] absent = new bool[lengths.Length * _longest];
            for (int text = 0; text < lengths.Length; text++)
                absent.AsSpan(text * _longest + lengths[text], _longest - lengths[text]).Fill(true);

            return _absent = tensor(absent, [lengths.Length, 1, _longest], device: device);
        }
    }
}
