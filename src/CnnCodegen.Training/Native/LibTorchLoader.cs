namespace CnnCodegen.Training.Native;

/// <summary>Loads TorchSharp's native libraries.</summary>
internal static class LibTorchLoader
{
    /// <summary>The environment variable that names the <c>lib</c> folder of a Python PyTorch install.</summary>
    public const string FolderVariable = "CNNCODEGEN_LIBTORCH";

    /// <summary>Loads the libraries once.</summary>
    public static void EnsureLoaded() => TorchSharp.torch.InitializeDeviceType(TorchSharp.DeviceType.CPU);
}
