namespace CnnCodegen.Generator.Emit;

/// <summary>The members of a network that yields a row per token of its target: a translator.</summary>
/// <param name="name">The class's name.</param>
internal sealed class SequenceMembers(string name) : TaskMembers(name)
{
    public override string Interface => $"global::CnnCodegen.INetwork<{Name}>";

    protected override string Model => "global::CnnCodegen.Runtime.NetworkModel";
}
