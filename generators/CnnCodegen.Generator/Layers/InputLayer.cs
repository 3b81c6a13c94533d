using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>Words, characters: the text as token ids. How ids come about is in the model file, so all inputs compile alike.</summary>
internal sealed class InputLayer<TAttribute> : LayerDefinition<TAttribute>
    where TAttribute : InputAttribute
{
    public override bool IsInput => true;

    protected override IReadOnlyList<NamedInput> Inputs(TAttribute attribute) => [];

    protected override void Check(TAttribute attribute, LayerChecker checker)
    {
        if (attribute.From is not null)
            checker.Complain(DiagnosticIds.FromNotAllowed, "From", "an input reads the text");
        if (attribute.MaxLength == 0)
            checker.Complain(DiagnosticIds.MaxLengthMissing, "MaxLength");
        else
            checker.AtLeast(1, attribute.MaxLength, "MaxLength");
    }

    protected override Node? Lower(TAttribute attribute, LayerLowering layer) =>
        layer.Checker.NotTooLarge("the text", "MaxLength", attribute.MaxLength)
            ? layer.Assembly.AddInput(layer.Layer, attribute.MaxLength, attribute.FixedLength)
            : null;
}
