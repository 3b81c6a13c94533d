namespace CnnCodegen.Generator.Declarations;

/// <summary>The groups of modifiers, in the order in which they apply, whatever the order in which they are written.</summary>
internal static class Modifiers
{
    private static readonly (string Name, Type Base)[] Groups =
    [
        ("word dropout", typeof(WordDropoutAttribute)),
        ("normalization", typeof(NormalizationAttribute)),
        ("activation", typeof(ActivationAttribute)),
        ("dropout", typeof(DropoutAttribute)),
    ];

    /// <summary>The group of a modifier's attribute, or null where the attribute is not a modifier.</summary>
    public static string? GroupOf(AttributeDeclaration attribute)
    {
        int order = OrderOf(attribute);
        return order < 0 ? null : Groups[order].Name;
    }

    /// <summary>The place of a modifier's group in the order of application, or −1 where the attribute is not a modifier.</summary>
    public static int OrderOf(AttributeDeclaration attribute)
    {
        Type? type = typeof(LayerAttribute).Assembly.GetType("CnnCodegen." + attribute.TypeName);
        return type is null ? -1 : Array.FindIndex(Groups, group => group.Base.IsAssignableFrom(type));
    }
}
