namespace CnnCodegen.Generator.Emit;

/// <summary>Gives each of the user's names a C# identifier that no other has.</summary>
/// <param name="reserved">Names that are taken from the start.</param>
internal sealed class NameTable(params string[] reserved)
{
    /// <summary>The reserved words of C#: a layer may well be called <c>Class</c> or <c>Base</c>.</summary>
    private static readonly string[] Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object",
        "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short",
        "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked",
        "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    ];

    private readonly HashSet<string> _taken = new(reserved.Concat(Keywords), StringComparer.Ordinal);

    /// <summary><c>nGrams_1</c> for the node <c>NGrams.1</c>, with a number where that is taken.</summary>
    public string Local(string name) => Unique(LowerFirst(name));

    /// <summary><c>_nGrams_1Filters</c> for the node <c>NGrams.1</c>.</summary>
    public string Field(string name, string suffix) => Unique("_" + LowerFirst(name) + suffix);

    private string Unique(string name)
    {
        string candidate = name;
        for (int i = 2; !_taken.Add(candidate); i++)
            candidate = name + "_" + Literals.Number(i);
        return candidate;
    }

    private static string LowerFirst(string name)
    {
        string identifier = name.Replace('.', '_');
        return char.ToLowerInvariant(identifier[0]) + identifier.Substring(1);
    }
}
