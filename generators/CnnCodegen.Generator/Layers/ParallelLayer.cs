using CnnCodegen.Generator.Building;

namespace CnnCodegen.Generator.Layers;

/// <summary>Several blocks over the same input, side by side along the channels.</summary>
internal sealed class ParallelLayer : CompositionDefinition<ParallelAttribute>
{
    protected override LayerInput? Compose(ParallelAttribute attribute, Composer composer)
    {
        var branches = new List<LayerInput>();
        for (int i = 0; i < composer.BlockCount; i++)
        {
            if (composer.Copy(composer.Input, Channels.Same, i, Literals.Number(i)) is not { } branch)
                return null;
            branches.Add(branch);
        }

        LayerInput[] whole = [.. branches];
        return composer.Join(Synthetic.Concat(whole), whole);
    }
}
