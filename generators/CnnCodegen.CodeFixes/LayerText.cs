using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CnnCodegen.CodeFixes;

/// <summary>Finds parts of layers in their text, and writes new ones beside them in the same form.</summary>
internal static class LayerText
{
    /// <summary>The name of an attribute as users write it: <c>Conv1d</c>, however it is qualified.</summary>
    public static string KindName(this AttributeSyntax attribute)
    {
        string name = Simple(attribute.Name).Identifier.ValueText;
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
    }

    /// <summary>What stands before an attribute's name, for other names of the same namespace: <c>CnnCodegen.</c>, or empty.</summary>
    public static string Qualifier(this AttributeSyntax attribute) =>
        attribute.Name.ToString().Substring(0, Simple(attribute.Name).SpanStart - attribute.Name.SpanStart);

    /// <summary>A property's argument of an attribute, such as <c>From = nameof(Text)</c>.</summary>
    public static AttributeArgumentSyntax? Argument(this AttributeSyntax attribute, string name) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name);

    /// <summary>Adds an argument to the end of an attribute's list.</summary>
    public static TextChange AddArgument(this AttributeSyntax attribute, string argument)
    {
        if (attribute.ArgumentList is not { } list)
            return new TextChange(new TextSpan(attribute.Span.End, 0), $"({argument})");
        return new TextChange(new TextSpan(list.CloseParenToken.SpanStart, 0), (list.Arguments.Count > 0 ? ", " : "") + argument);
    }

    /// <summary>Takes an argument away, with its comma and, where it was the only one, the brackets.</summary>
    public static TextChange RemoveArgument(this AttributeSyntax attribute, AttributeArgumentSyntax argument)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax> all = attribute.ArgumentList!.Arguments;
        int index = all.IndexOf(argument);
        TextSpan span = all.Count == 1 ? attribute.ArgumentList.Span
            : index > 0 ? TextSpan.FromBounds(all[index - 1].Span.End, argument.Span.End)
            : TextSpan.FromBounds(argument.SpanStart, all[1].SpanStart);
        return new TextChange(span, "");
    }

    /// <summary>The layers of a class: its properties of type <c>Layer</c>.</summary>
    public static IEnumerable<PropertyDeclarationSyntax> Layers(this TypeDeclarationSyntax type) =>
        type.Members.OfType<PropertyDeclarationSyntax>().Where(static property => property.Type.ToString() is "Layer" or "CnnCodegen.Layer" or "global::CnnCodegen.Layer");

    /// <summary>A name that no member of the class around a property has.</summary>
    public static string FreeName(this PropertyDeclarationSyntax property, string wanted)
    {
        HashSet<string> taken = [.. ((TypeDeclarationSyntax)property.Parent!).Members.SelectMany(static member => member switch
        {
            PropertyDeclarationSyntax { Identifier: var name } => [name.ValueText],
            MethodDeclarationSyntax { Identifier: var name } => [name.ValueText],
            BaseTypeDeclarationSyntax { Identifier: var name } => [name.ValueText],
            FieldDeclarationSyntax { Declaration.Variables: var fields } => fields.Select(static field => field.Identifier.ValueText),
            _ => (IEnumerable<string>)[],
        })];
        string name = wanted;
        for (int i = 2; !taken.Add(name); i++)
            name = wanted + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return name;
    }

    /// <summary>Writes a layer above another one, in its form.</summary>
    public static TextChange InsertAbove(this PropertyDeclarationSyntax property, string attribute, string name)
    {
        // Comments above belong to the layer that they stand above.
        SyntaxTrivia comment = property.GetLeadingTrivia().FirstOrDefault(static trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        int place = comment == default ? property.SpanStart : comment.FullSpan.Start;
        SourceText text = property.SyntaxTree.GetText();
        TextLine line = text.Lines.GetLineFromPosition(place);
        string before = text.ToString(TextSpan.FromBounds(line.Start, place));
        string lineEnd = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        string next = before.Trim().Length == 0 ? (lineEnd.Length == 0 ? "\n" : lineEnd) + before : " ";
        return new TextChange(new TextSpan(place, 0), $"[{attribute}] partial {property.Type} {name} {{ get; }}{next}");
    }

    /// <summary>
    /// Writes a layer between another one and what that one reads: the new one stands above it and takes over its <c>From</c>.
    /// </summary>
    public static TextChange[] InsertBetween(this PropertyDeclarationSyntax property, AttributeSyntax reader, string kind, string arguments, string name)
    {
        name = property.FreeName(name);
        if (reader.Argument("From") is not { } from)
            return [property.InsertAbove(reader.Qualifier() + kind + (arguments.Length == 0 ? "" : $"({arguments})"), name)];
        string all = (arguments.Length == 0 ? "" : arguments + ", ") + from;
        return [property.InsertAbove($"{reader.Qualifier()}{kind}({all})", name), new TextChange(from.Expression.Span, $"nameof({name})")];
    }

    private static SimpleNameSyntax Simple(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax alias => alias.Name,
        _ => (SimpleNameSyntax)name,
    };
}
