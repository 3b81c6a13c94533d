namespace CnnCodegen.Training.Native;

/// <summary>Lets libtorch take numbers of less than 1.2e-38 for zero, as PyTorch's <c>set_flush_denormal</c> does, which TorchSharp does not offer.</summary>
/// <remarks>
/// On its way back through a long text a gradient fades by a factor at each step and soon is a subnormal number, with which some processors compute some tens of times
/// slower than with others: on an Intel Xeon, the way back through the convolutions of a quasi-recurrent network over 150 to 400 words took 30 to 70 times as long as
/// the way there without this, and takes a little more than twice as long with it. Moments of an optimizer fade likewise. Sums that weigh anything are the same.
/// </remarks>
internal static class SubnormalNumbers
{
    // No constant: the product of which is asked must be made by the thread that asks.
    private static readonly float[] Smallest = [float.Epsilon];

    private static readonly Lazy<Action<bool>?> Setting = new(FindSetting);

    private delegate byte SetFlush(byte isOn);

    /// <summary>Whether the calling thread takes them for zero.</summary>
    public static bool AreZero => Smallest[0] * 0.75f == 0;

    /// <summary>
    /// Takes them for zero on the calling thread, and on those that libtorch starts meanwhile, until the result is disposed of on the same thread. Where libtorch does not
    /// offer it, nothing changes but the time that training takes.
    /// </summary>
    public static Scope Flush()
    {
        if (AreZero || Setting.Value is not { } set)
            return default;

        set(true);
        return new Scope(set);
    }

    private static Action<bool>? FindSetting()
    {
        // at::Context::setFlushDenormal, a static member.
        Torch.EnsureLoaded();
        return LibTorchFunction.Find<SetFlush>("_ZN2at7Context16setFlushDenormalEb", "?setFlushDenormal@Context@at@@SA_N_N@Z") is { } set
            ? isOn => _ = set(isOn ? (byte)1 : (byte)0)
            : null;
    }

    /// <summary>What ends it.</summary>
    internal readonly ref struct Scope(Action<bool>? set)
    {
        /// <summary>Counts subnormal numbers again, where they did before.</summary>
        public void Dispose() => set?.Invoke(false);
    }
}
