using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>
/// The variables that hold lengths which are more than a sum: a length after a stride is computed once, and what comes after speaks of it by name.
/// </summary>
internal sealed class LengthNames
{
    private readonly Dictionary<SequenceLength, string> _names = [];

    /// <summary>Whether a length wants a variable that it has not yet.</summary>
    public bool WantsName(SequenceLength length) => !length.IsConstant && !length.IsSum && !_names.ContainsKey(length);

    /// <summary>Gives a length its variable.</summary>
    public void Add(SequenceLength length, string name) => _names.Add(length, name);

    /// <summary>A length as C#, in terms of the variables.</summary>
    public string ToCode(SequenceLength length) => length.ToCode(part => _names.TryGetValue(part, out string? name) ? name : null);
}
