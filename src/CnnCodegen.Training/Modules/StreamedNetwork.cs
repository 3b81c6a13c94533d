namespace CnnCodegen.Training.Modules;

/// <summary>Which networks can read a stream of tokens piece by piece: those in which no layer sees later tokens.</summary>
internal static class StreamedNetwork
{
    /// <summary>Checks a network.</summary>
    /// <param name="description">The network.</param>
    /// <exception cref="ArgumentException">A layer sees later tokens, or makes of a sequence something that is none.</exception>
    public static void Check(NetworkDescription description)
    {
        if (description.Inputs.Count != 1)
            throw new ArgumentException($"'{description.Name}' has {description.Inputs.Count} inputs; a stream of tokens is read by one.", nameof(description));

        foreach (LayerDescription layer in description.Layers)
        {
            if (Fault(layer) is { } fault)
                throw new ArgumentException($"'{description.Name}' cannot read a text piece by piece: layer '{layer.Name}' {fault}.", nameof(description));
        }
    }

    private static string? Fault(LayerDescription layer) => layer.Attribute switch
    {
        InputAttribute { FixedLength: true } => "reads texts of one length",
        InputAttribute when layer.WordDropout > 0 => "drops words",
        InputAttribute => null,
        RecurrentAttribute recurrent when recurrent.Bidirectional || recurrent.FinalState || recurrent.State is not null => "reads a text as a whole",
        QrnnAttribute qrnn when qrnn.Bidirectional || qrnn.State is not null || qrnn.Memory is not null => "reads a text as a whole",
        Conv1dAttribute { Stride: 1 } convolution when convolution.Zeros == ((convolution.Width - 1) * convolution.Dilation, 0) => null,
        Conv1dAttribute => "sees later tokens, or has a stride",
        RecurrentAttribute or QrnnAttribute or EmbeddingAttribute or PerTokenAttribute or LinearAttribute or HighwayAttribute or FoldingAttribute or SoftmaxAttribute
            or LogSoftmaxAttribute or IdentityAttribute or AddAttribute or ConcatAttribute or GateAttribute when layer.Output.Kind == ShapeKind.Sequence => null,
        _ => "reads a text as a whole",
    };
}
