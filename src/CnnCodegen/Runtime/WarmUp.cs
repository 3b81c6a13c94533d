using System.Runtime;
using System.Runtime.CompilerServices;

namespace CnnCodegen.Runtime;

/// <summary>
/// Runs a network at load, so that the just-in-time compiler works then and not during the first prediction, which would take fifty
/// times as long as those after it.
/// </summary>
internal static class WarmUp
{
    /// <summary>
    /// Tokens beyond the fewest: short texts, whose lengths need the lower tiles, and one that needs the tallest tiles also behind layers
    /// that shorten it, and that is still fast in long networks.
    /// </summary>
    private static readonly int[] Extras = [0, 3, 6, 64];

    /// <summary>Whether methods are compiled when they are first called.</summary>
    /// <remarks>
    /// Programs that are meant for NativeAOT are told that there is no compiler (<see cref="RuntimeFeature.IsDynamicCodeCompiled"/>) also when they run on one, which is every
    /// time but after publishing.
    /// </remarks>
    public static bool IsUseful => JitInfo.GetCompiledMethodCount() > 0;

    /// <summary>Texts that bring the network's code to run, from one of the fewest tokens on. All tokens are unknown ones.</summary>
    /// <param name="inputs">What the inputs may hold.</param>
    /// <param name="spelled">For each block that runs per token: the input whose tokens it spells, and the limits of a spelling.</param>
    public static IEnumerable<int[][]> Texts(InputLimits[] inputs, (int Input, InputLimits Spelling)[] spelled) =>
        from extra in Extras
        select (int[][])
        [
            .. inputs.Select(input => Unknown(input, extra)),
            .. spelled.SelectMany(block => Enumerable.Repeat(Unknown(block.Spelling, extra), inputs[block.Input].Adjust(inputs[block.Input].MinLength + extra))),
        ];

    private static int[] Unknown(InputLimits input, int extra)
    {
        var ids = new int[input.Adjust(input.MinLength + extra)];
        Array.Fill(ids, Text.Vocabulary.UnknownId);
        return ids;
    }
}
