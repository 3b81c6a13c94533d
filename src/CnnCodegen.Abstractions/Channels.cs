namespace CnnCodegen;

/// <summary>Numbers of channels that are not written as a number.</summary>
public static class Channels
{
    /// <summary>
    /// In a layer of a block: the number of channels that the composition asks for, and where it asks for none, as many as the block's
    /// input has. In a composition: as many as its input has. Descriptions of networks hold the number that results.
    /// </summary>
    public const int Same = -1;
}
