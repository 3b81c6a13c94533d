namespace CnnCodegen.Runtime;

/// <summary>What an input of a network may hold.</summary>
/// <param name="Name">The input layer's name.</param>
/// <param name="MinLength">The fewest ids; shorter sequences are filled up.</param>
/// <param name="MaxLength">The most ids; longer sequences are cut.</param>
/// <param name="Rows">The rows that every embedding of the input has; ids must be below.</param>
/// <param name="ShapesOf">The number of the input whose words it has the shapes of, which is as long; null for one that reads the text.</param>
internal sealed record InputLimits(string Name, int MinLength, int MaxLength, int Rows, int? ShapesOf = null)
{
    /// <summary>The limits of a network's inputs, in their order.</summary>
    public static InputLimits[] Of(NetworkDescription description) =>
        [.. description.Inputs.Select(input => Of(description, input))];

    /// <summary>The length to which a sequence is cut or filled up.</summary>
    public int Adjust(int length) => Math.Clamp(length, MinLength, MaxLength);

    /// <summary>Copies a sequence, cut or filled up, and returns its length.</summary>
    public int Copy(ReadOnlySpan<int> ids, Span<int> to)
    {
        int length = Adjust(ids.Length);
        ids = ids[..Math.Min(ids.Length, length)];
        ids.CopyTo(to);
        to[ids.Length..length].Fill(Text.Vocabulary.PaddingId);
        return length;
    }

    /// <summary>Checks the ids that will be read.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An id is negative, or beyond an embedding's rows.</exception>
    /// <param name="ids">The ids.</param>
    /// <param name="parameter">The parameter that they came in.</param>
    /// <param name="network">The network's name.</param>
    /// <param name="text">The text's number in its batch; null where there is only one.</param>
    public void Check(ReadOnlySpan<int> ids, string parameter, string network, int? text = null)
    {
        CheckAll(ids[..Math.Min(ids.Length, MaxLength)], parameter, network, text);
    }

    /// <summary>Checks ids of which none is cut.</summary>
    /// <inheritdoc cref="Check"/>
    public void CheckAll(ReadOnlySpan<int> ids, string parameter, string network, int? text = null)
    {
        int outside = ids.IndexOfAnyExceptInRange(0, Rows - 1);
        if (outside < 0)
            return;
        string limit = Rows == int.MaxValue ? "ids are not negative" : FormattableString.Invariant($"the embedding of {network} has the rows 0 to {Rows - 1}");
        string of = text is null ? "" : FormattableString.Invariant($" in text {text}");
        throw new ArgumentOutOfRangeException(parameter, ids[outside], FormattableString.Invariant($"The id at position {outside} of {Name}{of} is {ids[outside]}; {limit}."));
    }

    private static InputLimits Of(NetworkDescription description, InputDescription input)
    {
        LayerDescription layer = description.Layers[input.Layer];
        int? shapesOf = layer.Attribute is WordShapesAttribute ? description.InputNumber(layer.Inputs[0]) : null;
        return new InputLimits(layer.Name, input.MinLength, input.MaxLength, RowsOf(description, input.Layer), shapesOf);
    }

    private static int RowsOf(NetworkDescription description, int input) => description.Layers
        .Where(layer => layer.Inputs.Contains(input))
        .Select(static layer => layer.Attribute switch
        {
            EmbeddingAttribute embedding => embedding.Rows,
            BagOfVectorsAttribute bag => bag.Rows,
            PerTokenAttribute { Words: > 0 } closed => closed.Words,
            _ => int.MaxValue,
        })
        .DefaultIfEmpty(int.MaxValue)
        .Min();
}
