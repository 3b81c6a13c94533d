namespace CnnCodegen.Benchmarks.Peers;

/// <summary>The ways to write a convolution over embedded tokens as ONNX operations. All compute the same; which is fastest depends on the shapes.</summary>
internal enum OnnxForm
{
    /// <summary><c>Conv</c> in one dimension over <c>channels × length</c>, as exporters write it.</summary>
    Conv1d,

    /// <summary><c>Conv</c> in two dimensions over a <c>length × channels</c> image, with filters as wide as the image.</summary>
    Conv2dWindows,

    /// <summary><c>Conv</c> in two dimensions over a <c>channels × 1 × length</c> image, which ONNX Runtime may lay out in blocks of channels (NCHWc).</summary>
    Conv2dBlocked,

    /// <summary>Windows of rows gathered from the embedding, then a matrix product (<c>Gemm</c>), whose weights ONNX Runtime packs in advance.</summary>
    Gemm,
}
