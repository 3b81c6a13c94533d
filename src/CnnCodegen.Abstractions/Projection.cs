namespace CnnCodegen;

/// <summary>When the shortcut around a residual block is a convolution of width 1 instead of the input itself.</summary>
public enum Projection
{
    /// <summary>Where the block changes the number of channels or the length.</summary>
    WhenNeeded,

    /// <summary>Never; the block must keep its input's shape.</summary>
    Never,

    /// <summary>Always, even where the shapes agree.</summary>
    Always,
}
