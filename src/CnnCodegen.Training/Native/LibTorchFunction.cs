using System.Runtime.InteropServices;

namespace CnnCodegen.Training.Native;

/// <summary>Functions that libtorch exports and TorchSharp does not offer.</summary>
internal static class LibTorchFunction
{
    /// <summary>Finds one; <see langword="null"/> where libtorch does not export it.</summary>
    /// <param name="name">Its name as GCC and Clang encode it.</param>
    /// <param name="windowsName">Its name as Visual C++ encodes it.</param>
    /// <typeparam name="T">Its form in C: a member function that is not static takes the address of its object first.</typeparam>
    public static T? Find<T>(string name, string windowsName)
        where T : Delegate
    {
        string encoded = OperatingSystem.IsWindows() ? windowsName : name;
        return NativeLibrary.TryLoad(LibTorchLoader.FileName("torch_cpu"), out nint library) && NativeLibrary.TryGetExport(library, encoded, out nint address)
            ? Marshal.GetDelegateForFunctionPointer<T>(address)
            : null;
    }
}
