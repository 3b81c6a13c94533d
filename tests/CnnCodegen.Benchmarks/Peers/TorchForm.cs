namespace CnnCodegen.Benchmarks.Peers;

/// <summary>The ways to write the convolution with libtorch. All compute the same; which is fastest depends on the shapes.</summary>
internal enum TorchForm
{
    /// <summary><c>conv1d</c> over <c>channels × length</c>, as models are usually written.</summary>
    Conv1d,

    /// <summary><c>conv2d</c> over a <c>length × channels</c> image, with filters as wide as the image, as Kim's own code has it.</summary>
    Conv2dWindows,

    /// <summary>The overlapping windows of rows as a strided view, without a copy, then one matrix product.</summary>
    WindowsLinear,
}
