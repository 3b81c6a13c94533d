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
/// <param name="TypeName">The attribute's metadata name without its namespace: <c>Conv1dAttribute</c>, <c>RepeatAttribute`1</c>.</param>
/// <param name="Arguments">The arguments: those of the constructor in the order of its parameters, then the named ones as written.</param>
internal sealed record AttributeDeclaration(string TypeName, EquatableArray<ArgumentDeclaration> Arguments)
{
    private const string Suffix = "Attribute";

    /// <summary>The metadata names of the classes between the angle brackets: the blocks of a composition.</summary>
    public EquatableArray<string> TypeArguments { get; init; }

    /// <summary>The metadata name without the number of type parameters: <c>RepeatAttribute</c>.</summary>
    public string PlainName => TypeName.Split('`')[0];

    /// <summary>The name as users write it: <c>Conv1d</c>.</summary>
    public string ShortName => PlainName.EndsWith(Suffix, StringComparison.Ordinal)
        ? PlainName.Substring(0, PlainName.Length - Suffix.Length)
        : PlainName;

    /// <summary>The value of an argument, or null where it was not written.</summary>
    public ArgumentValue? ValueOf(string argument) => Arguments.FirstOrDefault(other => other.Name == argument)?.Value;

    /// <summary>This attribute with another value of an argument that was written.</summary>
    public AttributeDeclaration With(string argument, ArgumentValue value) =>
        this with { Arguments = Arguments.Select(other => other.Name == argument ? other with { Value = value } : other).ToEquatableArray() };
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
