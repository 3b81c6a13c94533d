namespace CnnCodegen;

/// <summary>How the tables lie in memory that hold what an embedding's rows yield under a convolution's filters.</summary>
public enum TableFormat
{
    /// <summary>4 bytes a value.</summary>
    Float32,

    /// <summary>2 bytes a value, with one scale per filter: half the memory, and less time.</summary>
    /// <remarks>
    /// A sum of w values, for a filter of width w, is off by at most w·s/2. The scale s is m/(32,767 − w/2 − 1/2), where m is the sum, over the w taps, of the
    /// tap's largest absolute value for any word: at most w times the filter's largest value. Sums cannot overflow. While a model is loaded, the table in
    /// single precision is in memory too.
    /// </remarks>
    Int16,
}
