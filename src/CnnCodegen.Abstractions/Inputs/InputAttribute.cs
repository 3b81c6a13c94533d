namespace CnnCodegen;

/// <summary>The first layer of a branch: a text as a sequence of token ids.</summary>
/// <remarks>
/// <para>
/// Ids 0 and 1 are reserved: 0 is padding (its embedding starts as zeros and is not trained), 1 stands for everything that the
/// vocabulary does not have.
/// </para>
/// <para>
/// A text longer than <see cref="MaxLength"/> is cut. A text shorter than the network's shortest possible input (the widest valid
/// window, at least 1) is filled up with id 0 on the right, and with <see cref="FixedLength"/> up to <see cref="MaxLength"/>. Otherwise no padding is ever seen: in training, positions beyond a
/// text's end are masked, so that a result does not depend on the other texts of its batch.
/// </para>
/// </remarks>
public abstract class InputAttribute : LayerAttribute
{
    private protected InputAttribute()
    {
    }

    /// <summary>The most tokens that are read; what comes after is cut. Must be given, and be positive.</summary>
    public int MaxLength { get; set; }

    /// <summary>
    /// Whether every text is filled up with id 0 to <see cref="MaxLength"/>, so that all lengths are constants: a
    /// <see cref="LinearAttribute"/> may then follow a convolution.
    /// </summary>
    public bool FixedLength { get; set; }
}
