namespace CnnCodegen;

/// <summary>How the tables lie in memory that hold what an embedding's rows yield under a convolution's filters.</summary>
public enum TableFormat
{
    /// <summary>4 bytes a value.</summary>
    Float32,

    /// <summary>
    /// 2 bytes a value, with one scale per filter: half the memory and up to twice the speed. A sum of w values is off by at most
    /// w·s/2, where s is w/32,767 of the filter's largest value.
    /// </summary>
    Int16,
}
