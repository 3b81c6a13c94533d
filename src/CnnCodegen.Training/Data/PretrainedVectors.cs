using CnnCodegen.Text;
using CnnCodegen.Training.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>The word vectors that an embedding starts from.</summary>
/// <param name="Layer">The embedding's name.</param>
/// <param name="Vectors">The vectors.</param>
/// <param name="Vocabulary">The tokens of the embedding's rows.</param>
internal sealed record PretrainedVectors(string Layer, WordVectors Vectors, Vocabulary Vocabulary)
{
    /// <summary>The vectors of all embeddings that ask for them.</summary>
    /// <param name="description">The network.</param>
    /// <param name="given">The vectors by embedding.</param>
    /// <param name="inputs">How the inputs read texts.</param>
    /// <exception cref="ArgumentException">An embedding has no vectors or vectors of another length, or vectors belong to no embedding that starts from them.</exception>
    public static IReadOnlyList<PretrainedVectors> Prepare(
        NetworkDescription description, IReadOnlyDictionary<string, WordVectors> given, IReadOnlyDictionary<string, TextInput> inputs)
    {
        LayerDescription[] starting = [.. description.Layers.Where(static layer => layer.Attribute is EmbeddingAttribute { Pretrained: true })];
        if (given.Keys.FirstOrDefault(name => starting.All(layer => layer.Name != name)) is { } unknown)
            throw new ArgumentException($"'{description.Name}' has no embedding '{unknown}' that starts from word vectors (Pretrained = true).", "options");

        return [.. starting.Select(layer =>
        {
            if (!given.TryGetValue(layer.Name, out WordVectors? vectors))
                throw new ArgumentException($"Embedding '{layer.Name}' of '{description.Name}' starts from word vectors, but the options have none for it.", "options");

            int dimensions = ((EmbeddingAttribute)layer.Attribute).Dimensions;
            if (vectors.Dimensions != dimensions)
                throw new ArgumentException($"Embedding '{layer.Name}' of '{description.Name}' has {dimensions} dimensions, but its word vectors have {vectors.Dimensions}.", "options");

            return new PretrainedVectors(layer.Name, vectors, inputs[description.Layers[layer.Inputs[0]].Name].Vocabulary);
        })];
    }

    /// <summary>
    /// Gives the rows of known tokens their vectors. The other rows, which are uniform already, get the variance of the known ones (Kim 2014).
    /// </summary>
    /// <param name="network">The network, with its first weights.</param>
    public void Set(TorchNetwork network)
    {
        using IDisposable frozen = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor weight = network.Weights()[$"{Layer}.weight"];
        float[] table = weight.cpu().data<float>().ToArray();
        float[][] known = [.. Vocabulary.Tokens.Select(token => Vectors.TryGet(token, out IReadOnlyList<float>? vector) ? (float[])[.. vector] : [])];
        double factor = Bound(known) / VectorTable.Bound;
        for (int index = 0; index < table.Length; index++)
            table[index] = (float)(table[index] * factor);

        for (int token = 0; token < known.Length; token++)
            known[token].CopyTo(table, (Vocabulary.UnknownId + 1 + token) * Vectors.Dimensions);

        weight.copy_(tensor(table, weight.shape));
    }

    /// <summary>The bound of a uniform distribution around zero with the variance of some numbers; Kim's where there are none.</summary>
    private static double Bound(float[][] known)
    {
        float[] numbers = [.. known.SelectMany(static vector => vector)];
        if (numbers.Length == 0)
            return VectorTable.Bound;

        double mean = numbers.Average(static number => (double)number);
        return Math.Sqrt(3 * numbers.Average(number => (number - mean) * (number - mean)));
    }
}
