using System.Runtime.InteropServices;
using TorchSharp;

namespace CnnCodegen.Training.Native;

/// <summary>Loads TorchSharp's native libraries, before TorchSharp itself looks for them: it then takes those that are there.</summary>
internal static class LibTorchLoader
{
    /// <summary>The environment variable that names the <c>lib</c> folder of a Python PyTorch install.</summary>
    public const string FolderVariable = "CNNCODEGEN_LIBTORCH";

    private const string StandardLibrary = "libstdc++.so.6";

    private static readonly Lazy<bool> Loaded = new(Load);

    /// <summary>Loads the libraries once; a failure is reported to every caller.</summary>
    /// <exception cref="LibTorchException">They are missing or cannot be loaded.</exception>
    public static void EnsureLoaded() => _ = Loaded.Value;

    /// <summary>Loads TorchSharp's own library, or a copy that suits an older libstdc++ where only that is in the way.</summary>
    /// <param name="path">The library.</param>
    /// <param name="cache">The folder for copies, or <see langword="null"/> where the user has none.</param>
    /// <param name="temporary">The folder for what need not stay.</param>
    /// <param name="load">Loads a library from its path, and throws <see cref="DllNotFoundException"/> where it cannot.</param>
    /// <exception cref="LibTorchException">It cannot be loaded.</exception>
    internal static void LoadWrapper(string path, string? cache, string temporary, Action<string> load)
    {
        try
        {
            load(path);
        }
        catch (DllNotFoundException refusal)
        {
            byte[] original = File.ReadAllBytes(path);
            byte[] copy = Suited(path, original) ?? throw Unloadable(path, refusal);
            try
            {
                PrivateCopy.Load(Path.GetFileName(path), copy, original, cache, temporary, load);
            }
            catch (DllNotFoundException secondRefusal)
            {
                throw Unloadable(path, secondRefusal);
            }
        }
    }

    private static bool Load()
    {
        FreedMemory.Keep();
        string libTorch = FileName("torch");
        string? folder = TorchFolder.Check(FolderVariable, Environment.GetEnvironmentVariable(FolderVariable), libTorch);
        if (folder is not null)
            CheckAlone(folder);

        if (folder is not null || OperatingSystem.IsLinux())
        {
            string path = folder is not null ? Path.Combine(folder, libTorch) : Find(libTorch) ?? throw Missing(libTorch);
            LoadTorch(path);
        }

        if (OperatingSystem.IsLinux())
        {
            string wrapper = FileName("LibTorchSharp");
            LoadWrapper(Find(wrapper) ?? throw Missing(wrapper), CacheFolder(), Path.GetTempPath(), static path => NativeLibrary.Load(path));
        }

        try
        {
            torch.InitializeDeviceType(DeviceType.CPU);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw new LibTorchException($"TorchSharp cannot start: {exception.Message} {Advice}", exception);
        }

        OneDnn.Check();
        return true;
    }

    /// <summary>
    /// Refuses a folder where the program carries a libtorch too: TorchSharp would load that one as well, and two in one process end it.
    /// </summary>
    private static void CheckAlone(string folder)
    {
        if (Find(FileName("torch_cpu")) is { } beside)
            throw new LibTorchException($"{FolderVariable} names '{folder}', but the program carries a libtorch of its own, '{beside}'. Build with -p:TorchBackend=none to use the folder, or unset the variable to use the program's own.");
    }

    private static void LoadTorch(string path)
    {
        try
        {
            NativeLibrary.Load(path);

            // libtorch alone does not pull it in on every system, and TorchSharp finds it only when it is there already.
            string cuda = Path.Combine(Path.GetDirectoryName(path)!, FileName("torch_cuda"));
            if (File.Exists(cuda))
                NativeLibrary.Load(cuda);
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
        {
            throw Unloadable(path, exception);
        }
    }

    private static byte[]? Suited(string path, byte[] original)
    {
        try
        {
            return ElfVersionNeeds.WithoutUnusedVersions(original, StandardLibrary);
        }
        catch (InvalidDataException exception)
        {
            throw new LibTorchException($"'{path}' is damaged. {exception.Message} Restore the package TorchSharp anew.", exception);
        }
    }

    /// <summary>Where .NET's host looks for native libraries, and where a published Linux program has them.</summary>
    private static string? Find(string fileName)
    {
        string hosts = AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "";
        string[] folders =
        [
            .. hosts.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
            Path.Combine(AppContext.BaseDirectory, "runtimes", $"linux-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}", "native"),
            AppContext.BaseDirectory,
        ];
        return folders.Select(folder => Path.Combine(folder, fileName)).FirstOrDefault(File.Exists);
    }

    /// <summary>The user's folder for copies, by the XDG rules: a relative XDG_CACHE_HOME is to be ignored.</summary>
    private static string? CacheFolder()
    {
        string? cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (!Path.IsPathFullyQualified(cache ?? ""))
        {
            string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            cache = home.Length > 0 ? Path.Combine(home, ".cache") : null;
        }

        return cache is null ? null : Path.Combine(cache, "cnncodegen", "torchsharp");
    }

    internal static string FileName(string library) =>
        OperatingSystem.IsWindows() ? $"{library}.dll" : OperatingSystem.IsMacOS() ? $"lib{library}.dylib" : $"lib{library}.so";

    private const string Advice =
        $"Build with -p:TorchBackend=cpu (the default; restores libtorch for the processor) or -p:TorchBackend=cuda; or build with -p:TorchBackend=none and let {FolderVariable} name the 'lib' folder of a PyTorch {TorchFolder.Version} install. A program that uses the CnnCodegen.Training package references libtorch-cpu-linux-x64, libtorch-cpu-win-x64, libtorch-cpu-osx-arm64 or a TorchSharp-cuda package itself.";

    private static LibTorchException Missing(string fileName) =>
        new($"TorchSharp's native library {fileName} is not beside the program. {Advice}");

    private static LibTorchException Unloadable(string path, Exception exception) =>
        new($"'{path}' cannot be loaded on this system: {exception.Message}", exception);
}
