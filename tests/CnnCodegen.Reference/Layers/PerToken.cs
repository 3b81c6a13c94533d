namespace CnnCodegen.Reference.Layers;

/// <summary>The network inside the layer, once for each token, on the token's characters.</summary>
public sealed class PerToken : ReferenceLayer
{
    public override Type AttributeType => typeof(PerTokenAttribute<>);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context)
    {
        int words = ((PerTokenAttribute)layer.Attribute).Words;
        int[] tokens = ((ReferenceValue.Tokens)inputs[0]).Ids;
        IEnumerable<int[]> spellings = words == 0
            ? context.Spellings
            : tokens.Select(token => Spelling(context.Weights.Of(layer, "spellings"), token, context.Block!.Description.MaxLength));
        return new ReferenceValue.Sequence([.. spellings.Select(context.Block!.Logits)]);
    }

    /// <summary>A word of a closed vocabulary without what fills it up.</summary>
    private static int[] Spelling(ReferenceTensor spellings, int word, int longest)
    {
        int[] characters = [.. Enumerable.Range(0, longest).Select(i => (int)spellings[word, i])];
        return characters[..(Array.FindLastIndex(characters, character => character != 0) + 1)];
    }
}
