namespace CnnCodegen.CommandLine;

/// <summary>What a command tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>All that was asked for is done.</summary>
    public const int Done = 0;

    /// <summary>Something that was given is bad; the error output tells what.</summary>
    public const int BadInput = 1;

    /// <summary>The command line is not understood.</summary>
    public const int Usage = 2;

    /// <summary>It was cancelled: 128 and the number of the signal that Ctrl-C sends.</summary>
    public const int Cancelled = 130;

    /// <summary>Nobody reads the answers any more: 128 and the number of the signal that ends other programs then.</summary>
    public const int OutputClosed = 141;
}
