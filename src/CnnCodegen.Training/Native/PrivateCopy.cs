using System.Security.Cryptography;

namespace CnnCodegen.Training.Native;

/// <summary>Keeps a changed copy of a library where only this user writes, and loads it.</summary>
internal static class PrivateCopy
{
    /// <summary>
    /// Loads a library's content from a file in the first folder that can be written to; the file stays there for the next process. Where none can be,
    /// the file stands in a temporary folder while it is loaded.
    /// </summary>
    /// <param name="fileName">The library's file name.</param>
    /// <param name="content">The library's content.</param>
    /// <param name="original">The content that it was made from, whose hash names the folder.</param>
    /// <param name="cache">The folder for copies, or <see langword="null"/> where the user has none.</param>
    /// <param name="temporary">The folder for what need not stay.</param>
    /// <param name="load">Loads a library from its path.</param>
    /// <exception cref="LibTorchException">Neither folder can be written to.</exception>
    public static void Load(string fileName, byte[] content, byte[] original, string? cache, string temporary, Action<string> load)
    {
        if (cache is not null && TryStore(Path.Combine(cache, Convert.ToHexStringLower(SHA256.HashData(original))), fileName, content) is { } kept)
        {
            load(kept);
            return;
        }

        string folder = Path.Combine(temporary, $"cnncodegen-{Guid.NewGuid():N}");
        string passing = TryStore(folder, fileName, content)
            ?? throw new LibTorchException(
                $"TorchSharp's library {fileName} must be adapted to this system's libstdc++, but neither '{cache}' nor '{temporary}' can be written to. Let XDG_CACHE_HOME name a folder that can.");
        try
        {
            load(passing);
        }
        finally
        {
            // The loader has mapped the file, which lives on without a name.
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string? TryStore(string folder, string fileName, byte[] content)
    {
        string path = Path.Combine(folder, fileName);
        try
        {
            // Compared, not trusted: a full disk or a crash may have left something else there.
            if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
                return path;

            CreatePrivateFolder(folder);
            string beside = Path.Combine(folder, $"{fileName}.{Guid.NewGuid():N}");
            try
            {
                File.WriteAllBytes(beside, content);
                File.Move(beside, path, overwrite: true);
            }
            finally
            {
                File.Delete(beside);
            }

            return path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void CreatePrivateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
