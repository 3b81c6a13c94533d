namespace CnnCodegen.Benchmarks.Peers.Torch;

/// <summary>How a value lies in memory.</summary>
internal enum TorchLayout
{
    /// <summary>Ids, one text after the other.</summary>
    Tokens,

    /// <summary><c>batch × length × channels</c>.</summary>
    Rows,

    /// <summary><c>batch × channels × length</c>.</summary>
    Channels,

    /// <summary><c>batch × channels × 1 × length</c>, the channels last in memory.</summary>
    Image,

    /// <summary><c>batch × channels</c>.</summary>
    Vector,
}

/// <summary>What is known of a layer's result before there is a text.</summary>
/// <param name="Layout">How it lies in memory.</param>
/// <param name="Length">The positions; 1 for a vector.</param>
/// <param name="Channels">The channels.</param>
internal sealed record TorchValue(TorchLayout Layout, int Length, int Channels);
