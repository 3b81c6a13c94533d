using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>The capitals of another input's words: ids beside those of the words, as many of them.</summary>
internal sealed class WordShapesLayer : LayerDefinition<WordShapesAttribute>
{
    public override bool IsInput => true;

    protected override IReadOnlyList<NamedInput> Inputs(WordShapesAttribute attribute) => [new NamedInput("words", -1, attribute.Words ?? "null")];

    protected override void Check(WordShapesAttribute attribute, LayerChecker checker)
    {
        if (attribute.From is not null)
            checker.Complain(DiagnosticIds.FromNotAllowed, "From", "WordShapes names its words in its argument");
    }

    protected override Node? Lower(WordShapesAttribute attribute, LayerLowering layer)
    {
        LayerInput words = layer.Inputs[0];
        string kind = layer.Assembly.Layers[words.Layer].Attributes[0].ShortName;
        if (kind == "Words")
            return layer.Assembly.AddFeature(layer.Layer, words.Node);
        layer.Checker.Complain(DiagnosticIds.ShapesOfNoWords, "words", words.Name, kind);
        return null;
    }
}
