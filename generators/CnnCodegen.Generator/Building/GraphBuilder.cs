using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Declarations;
using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Generator.Graph;
using CnnCodegen.Generator.Layers;

namespace CnnCodegen.Generator.Building;

/// <summary>Turns a declaration into a network with shapes; complains where a layer does not fit.</summary>
internal static class GraphBuilder
{
    /// <summary>The network, or null where there is an error.</summary>
    public static Network? Build(NetworkDeclaration declaration, List<Complaint> complaints, CancellationToken cancellation)
    {
        TaskRules rules = TaskRules.Of(declaration.Task);
        int inputs = declaration.Layers.Count(layer => LayerCatalog.Find(LayerScope.OwnAttribute(layer, out _)) is { IsInput: true } and not WordShapesLayer);
        var assembly = new GraphAssembly("", inputs < 2, rules.Stream < inputs ? rules : null);
        var blocks = new BlockLibrary(declaration.Blocks);
        var scope = new LayerScope(declaration, blocks, assembly, complaints, cancellation);
        LayerInput?[] results = scope.AddLayers();
        if (!results.Contains(null))
            CheckOutput(declaration, rules, results, complaints);
        if (complaints.Count > 0 || results.Contains(null))
            return null;

        NetworkGraph graph = assembly.Finish(results[results.Length - 1]!.Node);
        ReportUnread(declaration, results, graph, complaints);
        return new Network(
            declaration,
            declaration.Layers.Zip(results, (layer, result) => new DeclaredLayer(layer, LayerScope.KindOf(layer), result!.Shape)).ToEquatableArray(),
            assembly.Layers.ToEquatableArray(),
            graph);
    }

    private static void CheckOutput(NetworkDeclaration declaration, TaskRules rules, LayerInput?[] results, List<Complaint> complaints)
    {
        int last = results.Length - 1;
        if (last < 0 || results[last]!.Node.Operation is InputOperation)
        {
            complaints.Add(new Complaint(DiagnosticIds.NoOutput, ComplaintTarget.Type, EquatableArray.Of(declaration.Type.Name)));
            return;
        }

        Shape output = results[last]!.Shape;
        Shape[] inputs = [.. results.Where(result => result!.Node.Operation is InputOperation { IsFeature: false }).Select(result => result!.Shape)];
        int sequences = results.Count(static result => result!.Node.Operation is InputOperation);
        if (inputs.Length < rules.LeastInputs)
        {
            complaints.Add(new Complaint(
                DiagnosticIds.TooFewInputs, ComplaintTarget.Type, EquatableArray.Of(declaration.Type.Name, Literals.Number(inputs.Length), rules.Inputs)));
        }
        else if (sequences > rules.MostInputs)
        {
            complaints.Add(new Complaint(
                DiagnosticIds.TooManyInputs, ComplaintTarget.Type, EquatableArray.Of(declaration.Type.Name, Literals.Number(sequences), rules.Inputs)));
        }
        else if (!rules.Fits(output, inputs))
        {
            AttributeDeclaration attribute = LayerScope.OwnAttribute(declaration.Layers[last], out int own);
            complaints.Add(new Complaint(
                DiagnosticIds.WrongOutputShape,
                new ComplaintTarget(last, own),
                EquatableArray.Of(declaration.Layers[last].Name, attribute.ShortName, output.Describe(), rules.Output)));
        }
    }

    /// <summary>Says which layers the result does not depend on: they are left out, which is seldom what was meant.</summary>
    private static void ReportUnread(NetworkDeclaration declaration, LayerInput?[] results, NetworkGraph graph, List<Complaint> complaints)
    {
        HashSet<int> needed = graph.Ancestors(graph.Output);
        // The words whose shapes are read are read, too.
        needed.UnionWith(graph.Inputs.Where(input => needed.Contains(input.Node)).Select(input => graph.Inputs[input.Axis.Index].Node).ToArray());
        for (int i = 0; i < results.Length; i++)
        {
            if (!needed.Contains(results[i]!.Node.Id))
                complaints.Add(new Complaint(DiagnosticIds.LayerUnread, new ComplaintTarget(i), EquatableArray.Of(declaration.Layers[i].Name)));
        }
    }
}
