using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Passes;

/// <summary>A rewrite of the graph that keeps what it computes. Stateless; the graph that it leaves verifies.</summary>
internal abstract class Pass
{
    /// <summary>The name by which a project switches it off (<c>CnnCodegenDisabledPasses</c>): that of its class.</summary>
    public string Name => GetType().Name;

    public abstract NetworkGraph Run(NetworkGraph graph);
}
