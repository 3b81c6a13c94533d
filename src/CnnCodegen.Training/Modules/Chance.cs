using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>What a network's training draws from: a generator of its own, so that runs side by side do not disturb each other.</summary>
internal sealed class Chance : IDisposable
{
    private static readonly Lock Global = new();

    private readonly Generator _generator;
    private readonly int _seed;

    public Chance(int seed, Device device)
    {
        // Other streams than the initial weights': their number must not shift what dropout draws.
        _generator = new Generator(unchecked((ulong)(uint)seed) + (1UL << 32), device);
        _seed = seed;
    }

    /// <summary>The training passes begun so far.</summary>
    public long Passes { get; private set; }

    /// <summary>Begins a training pass, and yields what decides which of its words are dropped. That follows from seed and number of the pass alone.</summary>
    public Random NextWords() => new(Mix(((ulong)(uint)_seed << 32) + (ulong)++Passes));

    /// <summary>All that later draws follow from.</summary>
    public (byte[] Generator, long Passes) GetState()
    {
        using Tensor state = _generator.get_state();
        return (state.data<byte>().ToArray(), Passes);
    }

    /// <summary>Lets later draws be those that followed <see cref="GetState"/>.</summary>
    public void SetState(byte[] generator, long passes)
    {
        using Tensor state = tensor(generator);
        _generator.set_state(state);
        Passes = passes;
    }

    /// <summary>Ones and zeros of the shape of some values.</summary>
    /// <param name="values">The values.</param>
    /// <param name="one">The probability of a one.</param>
    public Tensor Mask(Tensor values, double one) => empty_like(values).bernoulli_(one, _generator);

    /// <summary>The values, each set to zero with a probability, the others scaled so that the expectation stays.</summary>
    /// <param name="values">The values.</param>
    /// <param name="probability">The probability of a zero, in [0, 1).</param>
    // Not functional.dropout: that draws from the process's generator.
    public Tensor Dropout(Tensor values, double probability) => values * Mask(values, 1 - probability).DivideInPlace(1 - probability);

    /// <inheritdoc/>
    public void Dispose() => _generator.Dispose();

    /// <summary>Calls what draws from the process's generator, and leaves that generator as it was.</summary>
    /// <param name="make">Makes a module of TorchSharp.</param>
    public static T LeaveGlobal<T>(Func<T> make)
    {
        using Lock.Scope alone = Global.EnterScope();
        using Generator generator = Generator.Default;
        using Tensor state = generator.get_state();
        T made = make();
        generator.set_state(state);
        return made;
    }

    /// <summary>SplitMix64's last step: neighbouring numbers become seeds that have nothing in common. Steele et al. (2014).</summary>
    private static int Mix(ulong x)
    {
        x *= 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return (int)(x >> 33);
    }
}
