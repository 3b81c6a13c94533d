using CnnCodegen;

namespace Networks.Catalogue;

/// <summary>A network of this project.</summary>
/// <param name="Name">The name of its class.</param>
/// <param name="Paper">The paper that it is from.</param>
/// <param name="Published">How many parameters the paper gives, and of which part of the network; empty where it gives none.</param>
/// <param name="Description">What the network is.</param>
/// <param name="Load">Makes it from a model file.</param>
public sealed record CatalogueEntry(string Name, string Paper, string Published, NetworkDescription Description, Func<ModelFile, Computation> Load)
{
    /// <summary>A network given by its class.</summary>
    /// <typeparam name="T">The class.</typeparam>
    /// <param name="paper">The paper that it is from.</param>
    /// <param name="published">How many parameters the paper gives.</param>
    public static CatalogueEntry Of<T>(string paper, string published = "")
        where T : INetwork<T> => new(typeof(T).Name, paper, published, T.Description, static file => new Computation<T>(T.Load(file)));
}

/// <summary>A loaded network of any task.</summary>
public abstract class Computation
{
    /// <summary>Computes the raw output of a text.</summary>
    /// <param name="ids">The ids, as of <see cref="InputIds"/>.</param>
    /// <returns>The output, which the next call writes over.</returns>
    public abstract ReadOnlySpan<float> Compute(InputIds ids);
}

/// <summary>A loaded network.</summary>
/// <param name="network">The network.</param>
internal sealed class Computation<T>(T network) : Computation
    where T : INetwork<T>
{
    private float[] _output = [];

    public override ReadOnlySpan<float> Compute(InputIds ids)
    {
        int length = network.OutputLength(ids);
        if (_output.Length < length)
            _output = new float[length];
        Span<float> output = _output.AsSpan(0, length);
        network.Compute(ids, output);
        return output;
    }
}
