using CnnCodegen.Generator.Declarations;
using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Generator.Graph;
using CnnCodegen.Generator.Layers;

namespace CnnCodegen.Generator.Building;

/// <summary>Checks a layer's modifiers, and tells what they are.</summary>
/// <param name="layer">The layer.</param>
/// <param name="definition">What kind of layer it is.</param>
/// <param name="checker">Collects complaints about the layer.</param>
internal sealed class ModifierChecker(LayerDeclaration layer, LayerDefinition definition, LayerChecker checker)
{
    public LayerModifiers Check()
    {
        LayerModifiers modifiers = LayerModifiers.None;
        for (int i = 0; i < layer.Attributes.Count; i++)
        {
            AttributeDeclaration declaration = layer.Attributes[i];
            if (Modifiers.GroupOf(declaration) is null || AttributeFactory.Create(declaration) is not { } modifier)
                continue;
            LayerChecker own = checker.ForModifier(declaration, i);
            string? fault = (definition, modifier) switch
            {
                (WordShapesLayer, WordDropoutAttribute) => "belongs on the words, whose shapes are dropped with them",
                ({ IsInput: true }, not WordDropoutAttribute) => "cannot be applied to token ids",
                ({ IsInput: false }, WordDropoutAttribute) => "belongs on an input, such as Words",
                _ => null,
            };
            if (fault is not null)
            {
                own.ComplainAboutModifier(DiagnosticIds.ModifierNotAllowed, "", checker.Name, checker.Kind, declaration.ShortName, fault);
                continue;
            }

            modifiers = Add(modifiers, modifier, own);
        }

        return modifiers;
    }

    private static LayerModifiers Add(LayerModifiers modifiers, Attribute modifier, LayerChecker checker)
    {
        switch (modifier)
        {
            case NormalizationAttribute normalization:
                checker.Positive(normalization is BatchNormAttribute batch ? batch.Epsilon : ((LayerNormAttribute)normalization).Epsilon, "Epsilon");
                if (normalization is BatchNormAttribute { Momentum: not (> 0 and <= 1) } slow)
                    checker.Complain(DiagnosticIds.ValueOutOfRange, "Momentum", "Momentum", Literals.Real(slow.Momentum), "above 0 and at most 1");
                return modifiers with { Normalization = normalization };
            case ActivationAttribute activation:
                ActivationFunction function = ActivationFunction.Of(activation);
                CheckParameter(function, checker);
                return modifiers with { Activation = function };
            case DropoutAttribute dropout:
                CheckProbability(dropout.Probability, checker);
                return modifiers with { HasDropout = true };
            case WordDropoutAttribute dropout:
                CheckProbability(dropout.Probability, checker);
                return modifiers;
            default:
                return modifiers;
        }
    }

    // Written so that NaN is outside, too.
    private static void CheckProbability(double probability, LayerChecker checker)
    {
        if (!(probability >= 0 && probability < 1))
            checker.ComplainAboutModifier(DiagnosticIds.DropoutOutOfRange, "probability", checker.Name, Literals.Real(probability));
    }

    /// <summary>Checks that an activation's parameter is a number in the precision in which networks compute.</summary>
    private static void CheckParameter(ActivationFunction activation, LayerChecker checker)
    {
        if (activation.Parameter is not { } parameter || !(float.IsNaN((float)parameter) || float.IsInfinity((float)parameter)))
            return;
        string argument = checker.FirstArgument;
        checker.Complain(DiagnosticIds.ActivationArgument, argument, argument, Literals.Real(parameter));
    }
}
