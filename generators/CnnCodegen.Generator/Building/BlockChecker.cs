using CnnCodegen.Generator.Declarations;
using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Generator.Layers;

namespace CnnCodegen.Generator.Building;

/// <summary>
/// Checks what is the same wherever a block is used: its class, its layers' arguments, the names that they read. Shapes depend on what the
/// block reads, so they are checked in each network that is made of it.
/// </summary>
internal static class BlockChecker
{
    public static void Check(NetworkDeclaration block, List<Complaint> complaints)
    {
        DeclarationChecker.Check(block, complaints);
        // An argument that C# itself rejects has no value to check.
        for (int i = 0; i < block.Layers.Count && !block.HasErrors; i++)
            CheckLayer(block, i, complaints);
    }

    /// <summary>Whether neither C# nor we have anything to complain about.</summary>
    public static bool IsFlawless(NetworkDeclaration block)
    {
        var complaints = new List<Complaint>();
        Check(block, complaints);
        return complaints.Count == 0 && !block.HasErrors;
    }

    private static void CheckLayer(NetworkDeclaration block, int index, List<Complaint> complaints)
    {
        LayerDeclaration layer = block.Layers[index];
        AttributeDeclaration written = LayerScope.OwnAttribute(layer, out int own);
        if (LayerCatalog.Find(written) is not { } definition)
            return;
        // Any number of channels will do in the place of one that is not known yet.
        if (AttributeFactory.Create(LayerScope.Resolve(written, definition, channels: 1)) is not LayerAttribute attribute)
            return;
        var checker = new LayerChecker(layer.Name, written, new ComplaintTarget(index, own), complaints);
        definition.Check(attribute, checker);
        new ModifierChecker(layer, definition, checker).Check();
        foreach (NamedInput input in definition.IsInput ? [] : definition.Inputs(attribute))
        {
            if (input.Name is not null)
                LayerScope.FindLayer(block, input, index, checker);
        }
    }
}
