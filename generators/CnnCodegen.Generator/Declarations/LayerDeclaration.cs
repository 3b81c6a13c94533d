using CnnCodegen.Generator.Collections;

namespace CnnCodegen.Generator.Declarations;

/// <summary>A property of the network's class that declares a layer, or tries to.</summary>
/// <param name="Name">The property's name without <c>@</c>: the layer's name everywhere.</param>
/// <param name="Modifiers">
/// The modifiers to repeat on the implementing part, without <c>partial</c> and with a space after each: <c>public </c>, or empty.
/// </param>
/// <param name="IsPartial">Whether the property says <c>partial</c>.</param>
/// <param name="IsLayer">Whether its type is <c>CnnCodegen.Layer</c>.</param>
/// <param name="IsGetOnly">Whether it is an instance property with a bodiless <c>get</c> and nothing else.</param>
/// <param name="Attributes">Its layer and modifier attributes, in source order.</param>
internal sealed record LayerDeclaration(
    string Name,
    string Modifiers,
    bool IsPartial,
    bool IsLayer,
    bool IsGetOnly,
    EquatableArray<AttributeDeclaration> Attributes)
{
    /// <summary>The name as it must be written in code: with <c>@</c> where it is a keyword.</summary>
    public string Identifier { get; init; } = Name;
}

/// <summary>A layer or modifier attribute with the arguments that were written.</summary>
/// <param name="TypeName">The attribute's metadata name without its namespace, such as <c>Conv1dAttribute</c>.</param>
/// <param name="Arguments">The arguments: those of the constructor in the order of its parameters, then the named ones as written.</param>
internal sealed record AttributeDeclaration(string TypeName, EquatableArray<ArgumentDeclaration> Arguments)
{
    /// <summary>The name as users write it: <c>Conv1d</c>.</summary>
    public string ShortName => TypeName.EndsWith("Attribute", StringComparison.Ordinal)
        ? TypeName.Substring(0, TypeName.Length - "Attribute".Length)
        : TypeName;
}

/// <summary>One argument of an attribute.</summary>
/// <param name="Name">The parameter's name (<c>filters</c>) or the property's (<c>Padding</c>).</param>
/// <param name="IsProperty">Whether it sets a property (<c>Padding = …</c>) rather than a constructor's parameter.</param>
/// <param name="Value">The value.</param>
internal sealed record ArgumentDeclaration(string Name, bool IsProperty, ArgumentValue Value);

/// <summary>The value of an attribute's argument.</summary>
internal abstract record ArgumentValue
{
    internal sealed record Integer(long Value) : ArgumentValue;

    internal sealed record Real(double Value) : ArgumentValue;

    internal sealed record Text(string? Value) : ArgumentValue;

    internal sealed record Boolean(bool Value) : ArgumentValue;

    /// <param name="TypeName">The enum's name without its namespace.</param>
    /// <param name="Value">The number behind the member; it need not be that of a member.</param>
    internal sealed record EnumMember(string TypeName, long Value) : ArgumentValue;

    internal sealed record List(EquatableArray<ArgumentValue> Items) : ArgumentValue;
}
