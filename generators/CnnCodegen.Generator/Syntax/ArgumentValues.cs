using System.Globalization;
using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Declarations;
using Microsoft.CodeAnalysis;

namespace CnnCodegen.Generator.Syntax;

/// <summary>Copies constants.</summary>
internal static class ArgumentValues
{
    /// <summary>Copies a constant. A list that is null becomes an empty one; an erroneous value becomes a null text.</summary>
    public static ArgumentValue Copy(TypedConstant constant) => constant.Kind switch
    {
        TypedConstantKind.Array => new ArgumentValue.List(constant.IsNull ? [] : constant.Values.Select(Copy).ToEquatableArray()),
        TypedConstantKind.Enum => new ArgumentValue.EnumMember(constant.Type!.Name, ToInteger(constant.Value)),
        TypedConstantKind.Primitive => Copy(constant.Value),
        TypedConstantKind.Type => new ArgumentValue.Text((constant.Value as ITypeSymbol)?.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)),
        _ => new ArgumentValue.Text(null),
    };

    private static ArgumentValue Copy(object? value) => value switch
    {
        bool truth => new ArgumentValue.Boolean(truth),
        float or double => new ArgumentValue.Real(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        string text => new ArgumentValue.Text(text),
        null => new ArgumentValue.Text(null),
        _ => new ArgumentValue.Integer(ToInteger(value)),
    };

    private static long ToInteger(object? value) => value switch
    {
        ulong large => unchecked((long)large),
        null => 0,
        _ => Convert.ToInt64(value, CultureInfo.InvariantCulture),
    };
}
