namespace CnnCodegen.Training;

/// <summary>TorchSharp's native libraries are missing or cannot be loaded; the message says what to do.</summary>
public sealed class LibTorchException : Exception
{
    internal LibTorchException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
