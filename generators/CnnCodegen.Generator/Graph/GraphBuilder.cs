using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Declarations;
using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Generator.Layers;

namespace CnnCodegen.Generator.Graph;

/// <summary>Turns a declaration into a graph with shapes, layer by layer, top-down; complains where a layer does not fit.</summary>
internal sealed class GraphBuilder
{
    private readonly NetworkDeclaration _declaration;
    private readonly List<Complaint> _complaints;
    private readonly List<Node> _nodes = [];

    /// <summary>The node of each layer above the present one; null for a faulty layer, about which enough was said.</summary>
    private readonly List<Node?> _results = [];
    private readonly List<NetworkLayer> _layers = [];
    private int _input = -1;
    private int _maxLength;

    private GraphBuilder(NetworkDeclaration declaration, List<Complaint> complaints)
    {
        _declaration = declaration;
        _complaints = complaints;
    }

    /// <summary>The network, or null where there is a complaint.</summary>
    public static Network? Build(NetworkDeclaration declaration, List<Complaint> complaints, CancellationToken cancellation) =>
        new GraphBuilder(declaration, complaints).Build(cancellation);

    private Network? Build(CancellationToken cancellation)
    {
        for (int i = 0; i < _declaration.Layers.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            _results.Add(AddLayer(i));
        }

        CheckOutput();
        if (_complaints.Count > 0)
            return null;
        // Every value has a position as soon as the one with the most negative offset has.
        int minLength = 1 - _nodes.Where(node => node.Shape.Kind != ShapeKind.Vector).Min(node => node.Shape.Length.Offset);
        var graph = new NetworkGraph(_nodes.ToEquatableArray(), _results[_results.Count - 1]!.Id, Math.Max(1, minLength), _maxLength);
        return new Network(_declaration, _layers.ToEquatableArray(), graph);
    }

    private Node? AddLayer(int index)
    {
        LayerDeclaration declaration = _declaration.Layers[index];
        int own = FindIndex(declaration, attribute => Modifiers.GroupOf(attribute) is null);
        if (own < 0 || AttributeFactory.Create(declaration.Attributes[own]) is not LayerAttribute attribute
            || LayerCatalog.Find(attribute.GetType()) is not { } definition)
            return null;

        int complaintsBefore = _complaints.Count;
        var checker = new LayerChecker(index, declaration, own, _complaints);
        definition.Check(attribute, checker);
        (ActivationFunction activation, bool dropout) = CheckModifiers(index, declaration, definition, checker);
        EquatableArray<int>? inputs = definition.IsInput ? EquatableArray<int>.Empty : FindInputs(index, attribute, definition, checker);
        if (definition.IsInput)
            TakeInput(index, (InputAttribute)attribute, checker);
        if (_complaints.Count > complaintsBefore || inputs is null || inputs.Value.Any(input => _results[input] is null))
            return null;

        int firstNode = _nodes.Count;
        LayerInput[] read = inputs.Value.Select(input => new LayerInput(_declaration.Layers[input].Name, _results[input]!)).ToArray();
        Node? result = definition.Lower(attribute, new LayerLowering(checker, read, activation, dropout, _maxLength, _nodes));
        if (result is null)
            return null;
        Node[] added = _nodes.Skip(firstNode).ToArray();
        _layers.Add(new NetworkLayer(
            declaration,
            declaration.Attributes.Where((_, i) => i == own)
                .Concat(declaration.Attributes.Where((_, i) => i != own).OrderBy(Modifiers.OrderOf)).ToEquatableArray(),
            inputs.Value,
            result.Shape,
            result.Id,
            added.SelectMany(node => node.Operation.Weights).ToEquatableArray(),
            added.Sum(MultiplyAdds)));
        return result;
    }

    private (ActivationFunction Activation, bool Dropout) CheckModifiers(
        int index, LayerDeclaration declaration, LayerDefinition definition, LayerChecker checker)
    {
        ActivationFunction activation = Activation.None;
        bool dropout = false;
        for (int i = 0; i < declaration.Attributes.Count; i++)
        {
            if (Modifiers.GroupOf(declaration.Attributes[i]) is null)
                continue;
            if (definition.IsInput)
            {
                _complaints.Add(new Complaint(
                    DiagnosticIds.ModifierNotAllowed, new ComplaintTarget(index, i), EquatableArray.Of(checker.Name, checker.Kind, declaration.Attributes[i].ShortName)));
                continue;
            }

            switch (AttributeFactory.Create(declaration.Attributes[i]))
            {
                case ActivationAttribute modifier:
                    activation = ActivationFunction.Of(modifier);
                    CheckParameter(activation, index, i);
                    break;
                case DropoutAttribute modifier:
                    dropout = true;
                    // Written so that NaN is outside, too.
                    if (!(modifier.Probability >= 0 && modifier.Probability < 1))
                    {
                        _complaints.Add(new Complaint(
                            DiagnosticIds.DropoutOutOfRange,
                            new ComplaintTarget(index, i, "probability"),
                            EquatableArray.Of(declaration.Name, Literals.Real(modifier.Probability))));
                    }

                    break;
            }
        }

        return (activation, dropout);
    }

    /// <summary>Checks that an activation's parameter is a number in the precision in which networks compute.</summary>
    private void CheckParameter(ActivationFunction activation, int index, int attribute)
    {
        if (activation.Parameter is not { } parameter || !(float.IsNaN((float)parameter) || float.IsInfinity((float)parameter)))
            return;
        LayerDeclaration layer = _declaration.Layers[index];
        string argument = layer.Attributes[attribute].Arguments[0].Name;
        _complaints.Add(new Complaint(
            DiagnosticIds.ActivationArgument,
            new ComplaintTarget(index, attribute, argument),
            EquatableArray.Of(layer.Name, layer.Attributes[attribute].ShortName, argument, Literals.Real(parameter))));
    }

    private void TakeInput(int index, InputAttribute attribute, LayerChecker checker)
    {
        if (_input >= 0)
        {
            checker.Complain(DiagnosticIds.SecondInput, "", _declaration.Layers[_input].Name);
            return;
        }

        _input = index;
        _maxLength = attribute.MaxLength;
    }

    /// <summary>The numbers of the layers that a layer reads; null where one is missing, after a complaint.</summary>
    private EquatableArray<int>? FindInputs(int index, LayerAttribute attribute, LayerDefinition definition, LayerChecker checker)
    {
        if (definition.NamedInputs(attribute) is { } names)
        {
            int?[] found = names.Select((name, element) => Find(name, index, definition.NamedInputsArgument, element, checker)).ToArray();
            return found.Any(input => input is null) ? null : found.Select(input => input!.Value).ToEquatableArray();
        }

        if (attribute.From is { } from)
            return Find(from, index, "From", -1, checker) is { } input ? EquatableArray.Of(input) : null;
        if (index > 0)
            return EquatableArray.Of(index - 1);
        checker.Complain(DiagnosticIds.NoInput, "");
        return null;
    }

    private int? Find(string? name, int index, string argument, int element, LayerChecker checker)
    {
        int found = -1;
        for (int i = 0; i < _declaration.Layers.Count && found < 0; i++)
        {
            if (_declaration.Layers[i].Name == name)
                found = i;
        }

        if (found >= 0 && found < index)
            return found;
        checker.ComplainAt(found < 0 ? DiagnosticIds.UnknownLayer : DiagnosticIds.LayerNotAbove, argument, element, name ?? "null");
        return null;
    }

    private void CheckOutput()
    {
        if (_declaration.Layers.Count == 0 || (_input >= 0 && _declaration.Layers.Count == 1))
        {
            _complaints.Add(new Complaint(DiagnosticIds.NoOutput, ComplaintTarget.Type, EquatableArray.Of(_declaration.Type.Name)));
            return;
        }

        int last = _declaration.Layers.Count - 1;
        if (_results[last] is not { } output || output.Shape.Kind == ShapeKind.Vector)
            return;
        LayerDeclaration layer = _declaration.Layers[last];
        int own = FindIndex(layer, attribute => Modifiers.GroupOf(attribute) is null);
        _complaints.Add(new Complaint(
            DiagnosticIds.WrongOutputShape,
            new ComplaintTarget(last, own),
            EquatableArray.Of(layer.Name, layer.Attributes[own].ShortName, output.Shape.Describe(), "a vector with one number per label")));
    }

    private long MultiplyAdds(Node node) => node.Operation switch
    {
        ConvolutionOperation convolution => convolution.Weight.Count * node.Shape.Length.At(_maxLength),
        LinearOperation linear => linear.Weight.Count,
        _ => 0,
    };

    private static int FindIndex(LayerDeclaration layer, Func<AttributeDeclaration, bool> predicate)
    {
        for (int i = 0; i < layer.Attributes.Count; i++)
        {
            if (predicate(layer.Attributes[i]))
                return i;
        }

        return -1;
    }
}
