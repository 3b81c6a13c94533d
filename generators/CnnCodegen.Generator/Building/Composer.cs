using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Declarations;
using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Generator.Graph;
using CnnCodegen.Generator.Layers;

namespace CnnCodegen.Generator.Building;

/// <summary>What a composition is given to copy its blocks and to join them.</summary>
/// <param name="scope">The class that the composition is declared in.</param>
/// <param name="assembly">The network that it becomes part of.</param>
/// <param name="name">The composition's name.</param>
/// <param name="attributes">Its attribute, then its modifiers.</param>
/// <param name="modifiers">The modifiers, understood.</param>
/// <param name="inputs">What it reads.</param>
/// <param name="checker">Collects complaints about it.</param>
internal sealed class Composer(
    LayerScope scope,
    GraphAssembly assembly,
    string name,
    EquatableArray<AttributeDeclaration> attributes,
    LayerModifiers modifiers,
    IReadOnlyList<LayerInput> inputs,
    LayerChecker checker)
{
    /// <summary>What helps where a block fits beside its input but for the number of channels; an editor can do it.</summary>
    public const string ChannelsHint = "; Channels.Same in its last layer keeps the channels";

    public LayerChecker Checker => checker;

    public LayerInput Input => inputs[0];

    /// <summary>The number of its blocks.</summary>
    public int BlockCount => attributes[0].TypeArguments.Count;

    /// <summary>Copies a block.</summary>
    /// <param name="input">What its first layer reads.</param>
    /// <param name="channels">What <see cref="Channels.Same"/> means in it, or itself for the width that comes in.</param>
    /// <param name="typeArgument">Which of the blocks.</param>
    /// <param name="part">What stands between the composition's name and those of the block's layers.</param>
    public LayerInput? Copy(LayerInput input, int channels, int typeArgument = 0, string part = "")
    {
        int block = scope.FindBlock(attributes[0], typeArgument, checker);
        return block < 0 ? null : scope.Copy(part.Length == 0 ? name : $"{name}.{part}", block, input, channels == Channels.Same ? scope.ChannelsGiven : channels, assembly);
    }

    /// <summary>Adds a layer of the composition's own, without modifiers unless they are given.</summary>
    public LayerInput? Add(string part, AttributeDeclaration layer, IReadOnlyList<LayerInput> reads, params AttributeDeclaration[] partModifiers)
    {
        var declaration = new LayerDeclaration(part, "", true, true, true, partModifiers.ToEquatableArray());
        var definition = (LeafDefinition)LayerCatalog.Find(layer)!;
        LayerModifiers understood = new ModifierChecker(declaration, definition, checker).Check();
        return assembly.AddLayer($"{name}.{part}", definition, partModifiers.Prepend(layer).ToEquatableArray(), understood, reads, checker);
    }

    /// <summary>Adds the layer that joins everything: it has the composition's name and modifiers.</summary>
    public LayerInput? Join(AttributeDeclaration layer, params LayerInput[] reads) => assembly.AddLayer(
        name, (LeafDefinition)LayerCatalog.Find(layer)!, attributes.Skip(1).Prepend(layer).ToEquatableArray(), modifiers, reads, checker);

    /// <summary>The result of a composition that joins nothing: its last layer, with the composition's modifiers.</summary>
    public LayerInput? Modify(LayerInput last) => attributes.Count == 1 ? last : Join(Synthetic.Identity, last);

    /// <summary>Complains that a block's result does not fit beside its input.</summary>
    public LayerInput? RefuseBlock(LayerInput block)
    {
        Shape input = Input.Shape;
        string hint = block.Shape.Kind != input.Kind ? ""
            : !block.Shape.HasSamePositionsAs(input) ? "; padding in the block can keep the length"
            : ChannelsHint;
        checker.Complain(DiagnosticIds.ShortcutShapesDiffer, "", input.Describe(), block.Shape.Describe(), hint);
        return null;
    }

    /// <summary>Runs a block, which has an input of its own, for each token of the input.</summary>
    public LayerInput? RunPerToken()
    {
        int block = scope.FindBlock(attributes[0], 0, checker);
        if (block < 0)
            return null;
        var inner = new GraphAssembly(assembly.WholeName(name) + ".", hasOneInput: true);
        if (scope.Copy("", block, input: null, Channels.Same, inner) is not { } result)
            return null;
        var nested = new NestedNetwork(AttributeText.Simple(attributes[0].TypeArguments[0]), inner.Layers.ToEquatableArray(), inner.Finish(result.Node));
        return assembly.AddLayer(name, new PerTokenLeaf(nested), attributes, modifiers, [Input], checker);
    }
}
