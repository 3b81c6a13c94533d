namespace CnnCodegen;

/// <summary>What all blocks that run once per token have in common; see <see cref="PerTokenAttribute{T}"/>.</summary>
public abstract class PerTokenAttribute : LayerAttribute
{
    private protected PerTokenAttribute()
    {
    }

    /// <summary>
    /// The words of a closed vocabulary, by their ids; 0 (default) for an open one. The model then stores how each word is spelled (tensor
    /// <c>spellings</c>, <c>[Words, MaxLength of the block's input]</c>, ids of characters, filled up with 0), callers give word ids alone, and generated
    /// code computes the block once for each word, at load: a word costs no more than with an embedding.
    /// </summary>
    public int Words { get; set; }

    /// <summary>
    /// For an open vocabulary, how many spellings a loaded network remembers with what the block yielded for them, rounded up to a power of two; 0
    /// (default) for none. A word that it remembers costs a look-up instead of the block; results are the same bits.
    /// </summary>
    /// <remarks>
    /// Costs memory from load on: <c>CachedWords × (channels + longest spelling) × 4</c> bytes for each instance. It pays where texts consist of
    /// words that were met before; layers that see the word alone, such as <c>Highway</c>, belong into the block then.
    /// </remarks>
    public int CachedWords { get; set; }
}

/// <summary>
/// A block once for each token, over the token's characters: <c>y[t] = F(characters of token t)</c>. Input: <c>length</c> token ids. Output:
/// <c>length × channels</c>, where the block yields a vector of <c>channels</c>.
/// </summary>
/// <remarks>
/// The block's first layer is an input, such as <see cref="CharactersAttribute"/>; each token's characters are cut and filled by themselves, and a token
/// that was filled up has none. The weights of the block's layer <c>Vectors</c> are <c>Name.Vectors.weight</c> and so on. Papers: dos Santos and
/// Zadrozny (2014), Kim, Jernite, Sontag and Rush (2016).
/// </remarks>
/// <typeparam name="T">The block.</typeparam>
public sealed class PerTokenAttribute<T> : PerTokenAttribute;
