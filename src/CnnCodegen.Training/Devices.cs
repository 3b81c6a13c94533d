using CnnCodegen.Training.Native;
using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>Turns the wish for a device into a device.</summary>
internal static class Devices
{
    /// <summary>The device to use.</summary>
    /// <exception cref="InvalidOperationException">CUDA is asked for and there is none.</exception>
    public static Device Resolve(TrainingDevice device)
    {
        Torch.EnsureLoaded();
        return device switch
        {
            TrainingDevice.Cpu => CPU,
            TrainingDevice.Cuda when !cuda.is_available() => throw new InvalidOperationException(
                $"Training on CUDA was asked for, but libtorch finds no CUDA device. Build with -p:TorchBackend=cuda, or let {LibTorchLoader.FolderVariable} name the 'lib' folder of a PyTorch with CUDA; a processor-only libtorch sees no GPU."),
            TrainingDevice.Cuda => CUDA,
            TrainingDevice.Auto => cuda.is_available() ? CUDA : CPU,
            _ => throw new ArgumentOutOfRangeException(nameof(device), device, "There is no such device."),
        };
    }
}
