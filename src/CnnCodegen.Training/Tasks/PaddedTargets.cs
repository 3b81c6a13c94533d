using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>The right answers to the tokens of several texts, as loss functions take them.</summary>
internal static class PaddedTargets
{
    /// <summary>Stands behind a text's last token; libtorch's losses pass over it.</summary>
    public const long None = -100;

    /// <summary>The right answers, <c>[texts, longest]</c>.</summary>
    /// <param name="texts">Those to each text's tokens.</param>
    /// <param name="longest">The positions of each text; at least as many as the longest has tokens.</param>
    /// <param name="device">Where to put them.</param>
    public static Tensor Of(int[][] texts, long longest, Device device)
    {
        var padded = new long[texts.Length * longest];
        Array.Fill(padded, None);
        foreach ((int index, int[] text) in texts.Index())
            Array.Copy(Array.ConvertAll(text, static answer => (long)answer), 0, padded, index * longest, text.Length);

        return tensor(padded, [texts.Length, longest], device: device);
    }
}
