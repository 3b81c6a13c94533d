using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>Long short-term memory.</summary>
internal sealed class LstmLayer : RecurrentLayer<LstmAttribute>
{
    protected override RecurrentKind Kind => RecurrentKind.Lstm;
}

/// <summary>Gated recurrent units.</summary>
internal sealed class GruLayer : RecurrentLayer<GruAttribute>
{
    protected override RecurrentKind Kind => RecurrentKind.Gru;
}

/// <summary>Elman's recurrent network.</summary>
internal sealed class RnnLayer : RecurrentLayer<RnnAttribute>
{
    protected override RecurrentKind Kind => RecurrentKind.Rnn;

    protected override void Check(RnnAttribute attribute, LayerChecker checker)
    {
        base.Check(attribute, checker);
        checker.Defined(attribute.Nonlinearity, "Nonlinearity");
        if (attribute.Nonlinearity is not (Activation.Tanh or Activation.Relu or Activation.Sigmoid))
            checker.OutOfRange("Nonlinearity", attribute.Nonlinearity.ToString(), "Tanh, Relu or Sigmoid");
        if (!attribute.InputWeights && attribute.Layers > 1)
            checker.OutOfRange("Layers", Literals.Number(attribute.Layers), "1 without InputWeights");
        if (!attribute.InputWeights && attribute.Bidirectional)
            checker.OutOfRange("Bidirectional", "true", "false without InputWeights");
    }

    protected override ActivationFunction Nonlinearity(RnnAttribute attribute) => attribute.Nonlinearity;

    protected override bool HasInputWeights(RnnAttribute attribute) => attribute.InputWeights;
}
