namespace CnnCodegen.Preparation;

/// <summary>How the weights of a filter lie in a stored tensor.</summary>
public enum FilterOrder
{
    /// <summary>Channel by channel, <c>[filters, channels, width]</c>, as a convolution has them.</summary>
    ChannelMajor,

    /// <summary>Position by position, <c>[filters, width, channels]</c>: a linear layer over rows side by side.</summary>
    TimeMajor,

    /// <summary>Channel by channel, each from the last position to the first: a layer that runs backwards in time.</summary>
    Reversed,
}
