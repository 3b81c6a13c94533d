using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnCodegen.Generator.Syntax;

/// <summary>Copies a layer or modifier attribute: the values as the C# compiler bound them, the places as they are written.</summary>
internal static class AttributeParser
{
    public static ParsedAttribute Parse(AttributeData attribute, INamedTypeSymbol type, AttributeSyntax syntax)
    {
        var arguments = new List<ArgumentDeclaration>();
        var positions = new List<ArgumentPositions>();
        AttributeArgumentSyntax[] written = [.. syntax.ArgumentList?.Arguments ?? []];

        // Where the constructor is unknown, or a value is not constant, C# says so.
        bool hasErrors = attribute.AttributeConstructor is null || syntax.ContainsDiagnostics;

        IMethodSymbol? constructor = attribute.AttributeConstructor;
        for (int i = 0; i < attribute.ConstructorArguments.Length && i < constructor?.Parameters.Length; i++)
        {
            IParameterSymbol parameter = constructor.Parameters[i];
            hasErrors |= ContainsErrors(attribute.ConstructorArguments[i]);
            arguments.Add(new ArgumentDeclaration(parameter.Name, IsProperty: false, ArgumentValues.Copy(attribute.ConstructorArguments[i])));
            positions.Add(Positions(parameter.Name, ForParameter(written, parameter), parameter.IsParams));
        }

        foreach (AttributeArgumentSyntax argument in written.Where(static argument => argument.NameEquals is not null))
        {
            string name = argument.NameEquals!.Name.Identifier.ValueText;
            TypedConstant[] values = [.. attribute.NamedArguments.Where(pair => pair.Key == name).Select(static pair => pair.Value)];
            if (values.Length == 0 || arguments.Any(other => other.IsProperty && other.Name == name))
            {
                hasErrors = true; // C# reports a property that does not exist or is set twice.
                continue;
            }

            hasErrors |= ContainsErrors(values[0]);
            arguments.Add(new ArgumentDeclaration(name, IsProperty: true, ArgumentValues.Copy(values[0])));
            positions.Add(Positions(name, [argument], isParams: false));
        }

        TypeSyntax[] blocks = [.. syntax.Name.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault()?.TypeArgumentList.Arguments ?? []];
        for (int i = 0; i < type.TypeArguments.Length; i++)
        {
            hasErrors |= type.TypeArguments[i].TypeKind == TypeKind.Error;
            FilePosition place = i < blocks.Length ? blocks[i].Position() : FilePosition.None;
            positions.Add(new ArgumentPositions(AttributePositions.TypeArgument(i), place, EquatableArray<FilePosition>.Empty));
        }

        return new ParsedAttribute(
            new AttributeDeclaration(type.MetadataName, arguments.ToEquatableArray())
            {
                TypeArguments = type.TypeArguments.Select(static block => block.FullMetadataName()).ToEquatableArray(),
            },
            new AttributePositions(syntax.Position(), positions.ToEquatableArray()),
            hasErrors)
        {
            Blocks = [.. type.TypeArguments.OfType<INamedTypeSymbol>()],
        };
    }

    /// <summary>The written arguments that a constructor's parameter takes: several for a <c>params</c> list.</summary>
    private static AttributeArgumentSyntax[] ForParameter(AttributeArgumentSyntax[] written, IParameterSymbol parameter)
    {
        AttributeArgumentSyntax? byName = written.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter.Name);
        if (byName is not null)
            return [byName];

        // A named argument in its own place counts as one by position, so places are counted over both.
        return [.. written
            .Where(static argument => argument.NameEquals is null)
            .Skip(parameter.Ordinal)
            .Take(parameter.IsParams ? int.MaxValue : 1)
            .Where(static argument => argument.NameColon is null)];
    }

    private static ArgumentPositions Positions(string name, AttributeArgumentSyntax[] written, bool isParams)
    {
        if (written.Length == 0)
            return new ArgumentPositions(name, FilePosition.None, EquatableArray<FilePosition>.Empty);

        ExpressionSyntax[] elements = [.. Elements(written[0].Expression)];
        if (isParams && (written.Length > 1 || !IsArray(written[0].Expression)))
            elements = [.. written.Select(static argument => argument.Expression)];

        FilePosition first = written[0].Expression.Position();
        FilePosition last = written[written.Length - 1].Expression.Position();
        FilePosition whole = first with
        {
            Length = last.Start + last.Length - first.Start,
            EndLine = last.EndLine,
            EndCharacter = last.EndCharacter,
        };
        return new ArgumentPositions(name, whole, elements.Select(static element => element.Position()).ToEquatableArray());
    }

    private static bool IsArray(ExpressionSyntax expression) =>
        expression is ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or CollectionExpressionSyntax
        || expression.IsKind(SyntaxKind.NullLiteralExpression);

    private static IEnumerable<ExpressionSyntax> Elements(ExpressionSyntax expression) => expression switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        ImplicitArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        CollectionExpressionSyntax { Elements: var elements } when elements.All(static e => e is ExpressionElementSyntax) =>
            elements.Cast<ExpressionElementSyntax>().Select(static element => element.Expression),
        _ => [],
    };

    private static bool ContainsErrors(TypedConstant value) => value.Kind switch
    {
        TypedConstantKind.Error => true,
        TypedConstantKind.Array => !value.IsNull && value.Values.Any(ContainsErrors),
        _ => false,
    };
}
