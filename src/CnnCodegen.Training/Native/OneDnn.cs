using CnnCodegen.Training.Modules;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Native;

/// <summary>oneDNN, the library by which libtorch computes convolutions and LSTMs on x64: not used where it computes wrongly.</summary>
/// <remarks>
/// oneDNN lays weights and values out in blocks of 8 or 16 channels, and makes the code that does so to fit the processor's caches. Where the processor does not tell
/// their sizes, oneDNN 3.7.1, which is in libtorch 2.10, was seen to make code that fills the last block of an odd number of channels for a filter's first position alone: results and
/// gradients are wrong by tens of percent, or no numbers at all, and nothing says so. Seen on a virtual machine with AMD's Zen 5 whose CPUID leaves 4 and 0x8000001D are
/// empty. Without oneDNN, libtorch multiplies matrices instead, which is right there.
/// </remarks>
internal static class OneDnn
{
    // Fills blocks neither of 8 nor of 16.
    private const int Channels = 20;

    private delegate nint GetContext();

    private delegate void SetUse(nint context, byte isOn);

    /// <summary>Whether libtorch uses it where it has it: known once libtorch is loaded.</summary>
    public static bool IsUsed { get; private set; } = true;

    /// <summary>Compares what libtorch computes with what is known, and does without oneDNN where it is not the same.</summary>
    /// <exception cref="LibTorchException">It is not the same without oneDNN either.</exception>
    public static void Check() => IsUsed = Choose(IsRight, Leave);

    /// <summary>Whether oneDNN is to be used.</summary>
    /// <param name="isRight">Tells whether libtorch computes rightly as it is.</param>
    /// <param name="leave">Lets it compute without oneDNN; false where it does not offer that.</param>
    /// <exception cref="LibTorchException">It computes wrongly either way.</exception>
    internal static bool Choose(Func<bool> isRight, Func<bool> leave)
    {
        if (isRight())
            return true;

        if (!leave() || !isRight())
            throw new LibTorchException("libtorch computes convolutions or LSTMs wrongly on this machine, so nothing can be trained here. Another machine, or another version of libtorch, may help.");

        return false;
    }

    /// <summary>Whether a convolution, its gradient and an LSTM come out as they must.</summary>
    internal static bool IsRight()
    {
        using DisposeScope scope = NewDisposeScope();
        return ConvolutionIsRight() && LstmIsRight();
    }

    private static bool Leave()
    {
        var context = LibTorchFunction.Find<GetContext>("_ZN2at13globalContextEv", "?globalContext@at@@YAAEAVContext@1@XZ");
        var oneDnn = LibTorchFunction.Find<SetUse>("_ZN2at7Context20setUserEnabledMkldnnEb", "?setUserEnabledMkldnn@Context@at@@QEAAX_N@Z");
        var nnPack = LibTorchFunction.Find<SetUse>("_ZN2at7Context20setUserEnabledNNPACKEb", "?setUserEnabledNNPACK@Context@at@@QEAAX_N@Z");
        if (context is null || oneDnn is null)
            return false;

        oneDnn(context(), 0);

        // Next in line, it needs to know the caches as well: it would not start, and would complain of that at each convolution.
        nnPack?.Invoke(context(), 0);
        return true;
    }

    /// <summary>All values and weights are one, so each result counts the products that it is the sum of.</summary>
    private static bool ConvolutionIsRight()
    {
        const int Texts = 4, Length = 10, Width = 3;
        using IDisposable gradients = enable_grad();
        Tensor values = Ones(Texts, Channels, Length).requires_grad_();
        Tensor result = nn.functional.conv1d(values, Ones(Channels, Channels, Width));
        result.sum().backward();
        return result.data<float>().All(static sum => sum == Channels * Width)
            && values.grad!.select(2, Length / 2).contiguous().data<float>().All(static sum => sum == Channels * Width);
    }

    /// <summary>All values are one and all weights alike, so each unit has the same state.</summary>
    private static bool LstmIsRight()
    {
        const int Texts = 4, Length = 3;
        const double Weight = 0.1;
        using IDisposable frozen = no_grad();
        using LSTM lstm = Chance.LeaveGlobal(static () => nn.LSTM(Channels, Channels, bias: false, batchFirst: true, device: CPU, dtype: ScalarType.Float32));
        using Scalar same = Weight.ToScalar();
        foreach (Parameter weight in lstm.parameters())
            weight.fill_(same);

        Tensor outputs = lstm.call(Ones(Texts, Length, Channels)).Item1;
        double state = 0, cell = 0;
        for (int step = 0; step < Length; step++)
        {
            double sum = Channels * Weight * (1 + state), gate = 1 / (1 + Math.Exp(-sum));
            cell = (gate * cell) + (gate * Math.Tanh(sum));
            state = gate * Math.Tanh(cell);
        }

        return outputs.select(1, Length - 1).contiguous().data<float>().All(output => Math.Abs(output - state) < 1e-5);
    }

    // Whatever the program has made TorchSharp's defaults.
    private static Tensor Ones(params long[] shape) => ones(shape, dtype: ScalarType.Float32, device: CPU);
}
