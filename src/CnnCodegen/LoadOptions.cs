namespace CnnCodegen;

/// <summary>How a network is loaded. The network is the same, whatever is said here.</summary>
public sealed record LoadOptions
{
    /// <summary>The most threads that prepare weights, the caller's included; at least 1, which is the default and takes no other.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int DegreeOfParallelism
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(DegreeOfParallelism));
            field = value;
        }
    }
    = 1;
}
