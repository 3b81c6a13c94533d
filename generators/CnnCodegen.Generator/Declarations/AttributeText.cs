namespace CnnCodegen.Generator.Declarations;

/// <summary>Writes attributes and their arguments as C#.</summary>
internal static class AttributeText
{
    /// <summary>As users write it: <c>Conv1d(64, 3, Padding = Same)</c>.</summary>
    public static string Short(AttributeDeclaration attribute)
    {
        string arguments = string.Join(", ", attribute.Arguments.Select(argument =>
            argument.IsProperty ? $"{argument.Name} = {Value(argument.Value, isShort: true)}" : Value(argument.Value, isShort: true)));
        string blocks = attribute.TypeArguments.Count == 0 ? "" : $"<{string.Join(", ", attribute.TypeArguments.Select(Simple))}>";
        return attribute.ShortName + blocks + (arguments.Length == 0 ? "" : $"({arguments})");
    }

    /// <summary>As an expression that creates the same attribute: <c>new global::CnnCodegen.Conv1dAttribute(64, 3) { Padding = … }</c>.</summary>
    public static string Creation(AttributeDeclaration attribute)
    {
        string arguments = string.Join(", ", attribute.Arguments.Where(argument => !argument.IsProperty)
            .Select(argument => $"{argument.Name}: {Value(argument.Value, isShort: false)}"));
        string properties = string.Join(", ", attribute.Arguments.Where(argument => argument.IsProperty)
            .Select(argument => $"{argument.Name} = {Value(argument.Value, isShort: false)}"));
        // A block may be private to the user's class; the description holds what it stands for.
        string blocks = attribute.TypeArguments.Count == 0 ? "" : $"<{string.Join(", ", attribute.TypeArguments.Select(static _ => "object"))}>";
        return $"new global::CnnCodegen.{attribute.PlainName}{blocks}({arguments})" + (properties.Length == 0 ? "" : $" {{ {properties} }}");
    }

    /// <summary>The name of a class without what is around it and without the number of its type parameters.</summary>
    public static string Simple(string metadataName) => metadataName.Split('.', '+').Last().Split('`')[0];

    private static string Value(ArgumentValue value, bool isShort) => value switch
    {
        ArgumentValue.Integer integer => isShort ? Literals.Thousands(integer.Value) : Literals.Grouped(integer.Value),
        ArgumentValue.Real real => Literals.Real(real.Value),
        ArgumentValue.Boolean boolean => boolean.Value ? "true" : "false",
        ArgumentValue.Text { Value: null } => "null",
        ArgumentValue.Text text => isShort ? text.Value! : Literals.Text(text.Value!),
        ArgumentValue.EnumMember member => EnumValue(member, isShort),
        ArgumentValue.List list => $"[{string.Join(", ", list.Items.Select(item => Value(item, isShort)))}]",
        _ => "default",
    };

    private static string EnumValue(ArgumentValue.EnumMember member, bool isShort)
    {
        Type? type = typeof(LayerAttribute).Assembly.GetType("CnnCodegen." + member.TypeName);
        string? name = type is { IsEnum: true } ? Enum.GetName(type, Enum.ToObject(type, member.Value)) : null;
        if (name is null)
            return $"(global::CnnCodegen.{member.TypeName})({Literals.Number(member.Value)})";
        return isShort ? name : $"global::CnnCodegen.{member.TypeName}.{name}";
    }
}
