using CnnCodegen.Generator.Building;

namespace CnnCodegen.Generator.Layers;

/// <summary>The width that a composition gives to its blocks.</summary>
internal static class GivenChannels
{
    public static void Check(LayerChecker checker, int channels)
    {
        if (channels != Channels.Same)
            checker.AtLeast(1, channels, "Channels");
    }
}
