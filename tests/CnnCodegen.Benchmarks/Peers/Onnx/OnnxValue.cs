namespace CnnCodegen.Benchmarks.Peers.Onnx;

/// <summary>How a value lies in memory.</summary>
internal enum OnnxLayout
{
    /// <summary><c>batch × length</c> ids.</summary>
    Tokens,

    /// <summary><c>batch × length × channels</c>.</summary>
    Rows,

    /// <summary><c>batch × channels × length</c>.</summary>
    Channels,

    /// <summary><c>batch × channels × 1 × length</c>.</summary>
    Image,

    /// <summary><c>batch × channels</c>.</summary>
    Vector,
}

/// <summary>A layer's result in an ONNX graph.</summary>
/// <param name="Name">The name of the value.</param>
/// <param name="Layout">How it lies in memory.</param>
/// <param name="Length">The positions; 1 for a vector.</param>
/// <param name="Channels">The channels.</param>
internal sealed record OnnxValue(string Name, OnnxLayout Layout, int Length, int Channels);
