namespace CnnCodegen.Benchmarks.Peers;

/// <summary>The ways to write a convolution over a text for an engine that has none of its own. All compute the same; which is fastest depends on the shapes.</summary>
internal enum ConvolutionForm
{
    /// <summary>In one dimension over <c>channels × length</c>, as models are usually written and exported.</summary>
    Conv1d,

    /// <summary>In two dimensions over a <c>length × channels</c> image, with filters as wide as the image, as Kim's own code has it.</summary>
    Windows2d,

    /// <summary>
    /// In two dimensions over a <c>channels × 1 × length</c> image, which the engine may lay out as it likes best: ONNX Runtime in blocks of channels (NCHWc),
    /// libtorch with the channels last.
    /// </summary>
    Image2d,

    /// <summary>The windows of rows side by side, then one matrix product.</summary>
    Product,
}
