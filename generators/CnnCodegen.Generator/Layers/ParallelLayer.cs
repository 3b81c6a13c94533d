using CnnCodegen.Generator.Diagnostics;

namespace CnnCodegen.Generator.Layers;

/// <summary>Several blocks over the same input, side by side along the channels.</summary>
internal sealed class ParallelLayer : CompositionDefinition<ParallelAttribute>
{
    protected override LayerInput? Compose(ParallelAttribute attribute, Composer composer)
    {
        LayerInput?[] branches = [.. Enumerable.Range(0, composer.BlockCount).Select(i => composer.Copy(composer.Input, Channels.Same, i, Literals.Number(i)))];
        if (branches.Contains(null))
            return null;
        LayerInput[] whole = [.. branches.Select(branch => branch!)];
        LayerInput? odd = whole.FirstOrDefault(branch => !branch.Shape.HasSamePositionsAs(whole[0].Shape));
        if (odd is null)
            return composer.Join(Synthetic.Concat(whole), whole);
        composer.Checker.Complain(
            DiagnosticIds.ShapesCannotBeJoined, "", whole[0].Name, whole[0].Shape.Describe(), odd.Name, odd.Shape.Describe());
        return null;
    }
}
