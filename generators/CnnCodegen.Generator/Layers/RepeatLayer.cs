using CnnCodegen.Generator.Building;

namespace CnnCodegen.Generator.Layers;

/// <summary>Copies of a block, each reading the one before.</summary>
internal sealed class RepeatLayer : CompositionDefinition<RepeatAttribute>
{
    /// <summary>More would be a mistake of typing.</summary>
    private const int MostTimes = 1000;

    protected override void Check(RepeatAttribute attribute, LayerChecker checker)
    {
        checker.AtLeast(1, attribute.Times, "times");
        if (attribute.Times > MostTimes)
            checker.OutOfRange("times", Literals.Number(attribute.Times), $"at most {Literals.Number(MostTimes)}");
        GivenChannels.Check(checker, attribute.Channels);
    }

    protected override LayerInput? Compose(RepeatAttribute attribute, Composer composer)
    {
        LayerInput? last = composer.Input;
        for (int i = 0; i < attribute.Times && last is not null; i++)
            last = composer.Copy(last, attribute.Channels, part: Literals.Number(i));
        return last is null ? null : composer.Modify(last);
    }
}
