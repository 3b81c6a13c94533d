using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Declarations;
using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Generator.Layers;

namespace CnnCodegen.Generator.Building;

/// <summary>
/// The layers of one class, a network or a copy of a block, on their way into a graph: finds out what each reads, and adds it, top-down.
/// </summary>
internal sealed class LayerScope
{
    /// <summary>More would be a mistake, and too deep for the compiler's stack.</summary>
    private const int MostDepth = 100;

    private readonly NetworkDeclaration _declaration;
    private readonly BlockLibrary _blocks;
    private readonly GraphAssembly _assembly;
    private readonly List<Complaint> _complaints;
    private readonly CancellationToken _cancellation;

    /// <summary>The layer of each property above the present one; null for a faulty one, about which enough was said.</summary>
    private readonly List<LayerInput?> _results = [];

    /// <summary>The scope of a network.</summary>
    public LayerScope(NetworkDeclaration declaration, BlockLibrary blocks, GraphAssembly assembly, List<Complaint> complaints, CancellationToken cancellation)
    {
        _declaration = declaration;
        _blocks = blocks;
        _assembly = assembly;
        _complaints = complaints;
        _cancellation = cancellation;
    }

    /// <summary>The block that it copies; −1 for a network.</summary>
    private int Block { get; init; } = -1;

    /// <summary>The numbers of the blocks around it and of its own.</summary>
    private EquatableArray<int> Path { get; init; } = EquatableArray<int>.Empty;

    /// <summary>What stands before the names of its layers.</summary>
    private string Prefix { get; init; } = "";

    /// <summary>What its first layer reads; null where that must be an input.</summary>
    private LayerInput? Input { get; init; }

    /// <summary>What <see cref="Channels.Same"/> means, or itself for the width that comes in.</summary>
    public int ChannelsGiven { get; init; } = Channels.Same;

    /// <summary>Whether it may have inputs.</summary>
    private bool MayHaveInput => Block < 0 || Input is null;

    /// <summary>Adds all layers, and returns them: null for a faulty one.</summary>
    public LayerInput?[] AddLayers()
    {
        for (int i = 0; i < _declaration.Layers.Count; i++)
        {
            _cancellation.ThrowIfCancellationRequested();
            _results.Add(AddLayer(i));
        }

        return [.. _results];
    }

    /// <summary>The attribute that makes a property a layer, with its number; for one that has modifiers alone the implied identity, and −1.</summary>
    public static AttributeDeclaration OwnAttribute(LayerDeclaration layer, out int index)
    {
        for (index = 0; index < layer.Attributes.Count; index++)
        {
            if (Modifiers.GroupOf(layer.Attributes[index]) is null)
                return layer.Attributes[index];
        }

        index = -1;
        return new AttributeDeclaration(nameof(IdentityAttribute), EquatableArray<ArgumentDeclaration>.Empty);
    }

    /// <summary>A layer and its modifiers as users write them.</summary>
    public static string KindOf(LayerDeclaration layer) => string.Join(", ", Attributes(layer, OwnAttribute(layer, out int own), own).Skip(own < 0 ? 1 : 0).Select(AttributeText.Short));

    /// <summary>Copies a block; null where it does not fit, after a complaint.</summary>
    /// <param name="name">What stands before the names of its layers.</param>
    /// <param name="block">Its number.</param>
    /// <param name="input">What its first layer reads; null for a block with an input of its own.</param>
    /// <param name="channels">What <see cref="Channels.Same"/> means in it.</param>
    /// <param name="assembly">The network that it becomes part of.</param>
    public LayerInput? Copy(string name, int block, LayerInput? input, int channels, GraphAssembly assembly)
    {
        var scope = new LayerScope(_blocks[block], _blocks, assembly, _complaints, _cancellation)
        {
            Block = block,
            Path = Path.Append(block).ToEquatableArray(),
            Prefix = name.Length == 0 ? "" : name + ".",
            Input = input,
            ChannelsGiven = channels,
        };
        LayerInput?[] results = scope.AddLayers();
        return results.Contains(null) ? null : results[results.Length - 1];
    }

    /// <summary>The number of the block that a composition names; −1, after a complaint, where that cannot be copied here.</summary>
    public int FindBlock(AttributeDeclaration attribute, int typeArgument, LayerChecker checker)
    {
        string name = attribute.TypeArguments[typeArgument];
        string place = AttributePositions.TypeArgument(typeArgument);
        int block = _blocks.Find(name);
        if (block < 0 || !_blocks[block].IsBlock)
            checker.Complain(DiagnosticIds.NotABlock, place, AttributeText.Simple(name));
        else if (Path.Contains(block))
            checker.Complain(DiagnosticIds.BlockRecursion, place, string.Join(" → ", Path.SkipWhile(other => other != block).Append(block).Select(other => _blocks[other].Type.Name)));
        else if (_blocks[block].Layers.Count == 0)
            checker.Complain(DiagnosticIds.EmptyBlock, place, AttributeText.Simple(name));
        else if (Path.Count >= MostDepth)
            checker.Complain(DiagnosticIds.TooLarge, place, "the nesting of blocks", $"more than {Literals.Number(MostDepth)} levels", Literals.Number(MostDepth));
        else if (!_blocks.TryCopy())
            checker.Complain(DiagnosticIds.TooLarge, place, "the network", $"more than {Literals.Thousands(BlockLibrary.MostCopies)} copies of blocks", Literals.Thousands(BlockLibrary.MostCopies));
        else
            return block;
        return -1;
    }

    private LayerInput? AddLayer(int index)
    {
        LayerDeclaration layer = _declaration.Layers[index];
        AttributeDeclaration written = OwnAttribute(layer, out int own);
        int complaintsBefore = _complaints.Count;
        var checker = new LayerChecker(Prefix + layer.Name, written, new ComplaintTarget(index, own) { Block = Block }, _complaints);
        if (LayerCatalog.Find(written) is not { } definition || AttributeFactory.Create(written) is not LayerAttribute attribute)
            return null;
        LayerInput[]? inputs = FindInputs(index, definition.Inputs(attribute), checker);
        // Of a faulty input enough was said; any width will do to check the arguments.
        int channels = ChannelsGiven != Channels.Same ? ChannelsGiven : inputs is { Length: > 0 } ? inputs[0].Shape.Channels : 1;
        AttributeDeclaration resolved = Resolve(written, definition, channels);
        if (AttributeFactory.Create(resolved) is not LayerAttribute understood)
            return null;

        definition.Check(understood, checker);
        LayerModifiers modifiers = new ModifierChecker(layer, definition, checker).Check();
        if (definition.IsInput)
            CheckInput(checker);
        if (definition is TransitionsLayer && (Block >= 0 || _declaration.Task != nameof(SequenceTaggerAttribute) || index < _declaration.Layers.Count - 1))
            checker.Complain(DiagnosticIds.TransitionsPlace, "");
        if (_complaints.Count > complaintsBefore || inputs is null)
            return null;
        EquatableArray<AttributeDeclaration> attributes = Attributes(layer, resolved, own);
        return definition switch
        {
            LeafDefinition leaf => _assembly.AddLayer(Prefix + layer.Name, leaf, attributes, modifiers, inputs, checker),
            CompositionDefinition composition => composition.Compose(understood, new Composer(this, _assembly, Prefix + layer.Name, attributes, modifiers, inputs, checker)),
            _ => null,
        };
    }

    /// <summary>The layer's attribute, then its modifiers in the order in which they apply.</summary>
    private static EquatableArray<AttributeDeclaration> Attributes(LayerDeclaration layer, AttributeDeclaration own, int ownIndex) =>
        layer.Attributes.Where((_, i) => i != ownIndex).OrderBy(Modifiers.OrderOf).Prepend(own).ToEquatableArray();

    /// <summary>Writes a number for <see cref="Channels.Same"/>.</summary>
    public static AttributeDeclaration Resolve(AttributeDeclaration attribute, LayerDefinition definition, int channels) =>
        definition.ChannelsArgument is { } argument && attribute.ValueOf(argument) is ArgumentValue.Integer { Value: Channels.Same }
            ? attribute.With(argument, new ArgumentValue.Integer(channels))
            : attribute;

    private void CheckInput(LayerChecker checker)
    {
        if (!MayHaveInput)
            checker.Complain(DiagnosticIds.InputInBlock, "");
        else if (Block >= 0 && _assembly.LastInput is { } first)
            checker.Complain(DiagnosticIds.SecondInput, "", first);
    }

    /// <summary>The layers that a layer reads; null where one is missing, after a complaint, or faulty.</summary>
    private LayerInput[]? FindInputs(int index, IReadOnlyList<NamedInput> names, LayerChecker checker)
    {
        var found = new List<LayerInput>();
        bool isWhole = true;
        foreach (NamedInput name in names.Where(name => name.Name is not null || !name.IsOptional))
        {
            LayerInput? input = name.Name is null ? Above(index, checker) : Find(name, index, checker);
            isWhole &= input is not null;
            if (input is not null)
                found.Add(input);
        }

        return isWhole ? [.. found] : null;
    }

    private LayerInput? Above(int index, LayerChecker checker)
    {
        if (index > 0)
            return _results[index - 1];
        if (Input is null)
            checker.Complain(DiagnosticIds.NoInput, "");
        return Input;
    }

    private LayerInput? Find(NamedInput input, int index, LayerChecker checker)
    {
        int found = FindLayer(_declaration, input, index, checker);
        return found < 0 ? null : _results[found];
    }

    /// <summary>The number of the layer that another one names; −1, after a complaint, where no such layer stands above it.</summary>
    public static int FindLayer(NetworkDeclaration declaration, NamedInput input, int reader, LayerChecker checker)
    {
        for (int i = 0; i < reader; i++)
        {
            if (declaration.Layers[i].Name == input.Name)
                return i;
        }

        string id = declaration.Layers.Any(layer => layer.Name == input.Name) ? DiagnosticIds.LayerNotAbove : DiagnosticIds.UnknownLayer;
        checker.ComplainAt(id, input.Argument, input.Element, input.Name!);
        return -1;
    }
}
