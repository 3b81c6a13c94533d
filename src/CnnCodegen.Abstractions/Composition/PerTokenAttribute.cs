namespace CnnCodegen;

/// <summary>What all blocks that run once per token have in common; see <see cref="PerTokenAttribute{T}"/>.</summary>
public abstract class PerTokenAttribute : LayerAttribute
{
    private protected PerTokenAttribute()
    {
    }
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
