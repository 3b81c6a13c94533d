using System.Collections.Immutable;
using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CnnCodegen.Generator.Diagnostics;

/// <summary>Joins a complaint to its text and to its place in the source.</summary>
internal static class ComplaintReporting
{
    /// <param name="complaint">What is wrong.</param>
    /// <param name="positions">Where the parts of the same network's declaration stand.</param>
    public static Diagnostic ToDiagnostic(this Complaint complaint, DeclarationPositions positions) =>
        Diagnostic.Create(Descriptors.All[complaint.Id], Locate(complaint.Target, positions).ToLocation(), Details(complaint), [.. complaint.Arguments]);

    /// <summary>The parts of the message by their numbers, for what an editor offers: it need not take the message apart again.</summary>
    private static ImmutableDictionary<string, string?> Details(Complaint complaint) =>
        complaint.Arguments.Select((argument, i) => (argument, i)).ToImmutableDictionary(x => Literals.Number(x.i), x => (string?)x.argument);

    /// <summary>The innermost part that is written down: element, argument, attribute, property name, class name.</summary>
    internal static FilePosition Locate(ComplaintTarget target, DeclarationPositions positions)
    {
        if (target.Block >= 0 && At(positions.Blocks, target.Block) is { } block)
            return Locate(target with { Block = -1 }, block);
        if (target.Layer < -1)
            return At(positions.Containers, -2 - target.Layer, positions.Type);
        if (target.Layer == -1)
            return positions.Marker is { } marker && target.Attribute >= 0 ? Locate(target, marker) : positions.Type;
        if (At(positions.Layers, target.Layer) is not { } layer)
            return positions.Type;
        return At(layer.Attributes, target.Attribute) is { } attribute ? Locate(target, attribute) : layer.Name;
    }

    private static FilePosition Locate(ComplaintTarget target, AttributePositions attribute)
    {
        if (attribute.Arguments.FirstOrDefault(a => a.Name == target.Argument) is not { } argument)
            return attribute.Whole;

        FilePosition whole = argument.Whole == FilePosition.None ? attribute.Whole : argument.Whole;
        return At(argument.Elements, target.Element, whole);
    }

    private static T? At<T>(EquatableArray<T> items, int index, T? otherwise = default) =>
        index >= 0 && index < items.Count ? items[index] : otherwise;

    private static Location ToLocation(this FilePosition position) => Location.Create(
        position.Path,
        new TextSpan(position.Start, position.Length),
        new LinePositionSpan(
            new LinePosition(position.StartLine, position.StartCharacter),
            new LinePosition(position.EndLine, position.EndCharacter)));
}
