using System.Text.RegularExpressions;

namespace CnnCodegen.Training.Native;

/// <summary>The <c>lib</c> folder of a Python PyTorch install, as the environment variable names it.</summary>
internal static partial class TorchFolder
{
    /// <summary>The PyTorch version that TorchSharp is made for: its libraries' C++ interface changes with every minor version.</summary>
    public const string Version = "2.10";

    /// <summary>Checks the variable's value.</summary>
    /// <param name="variable">The variable's name, for messages.</param>
    /// <param name="value">The variable's value.</param>
    /// <param name="fileName">The file name of libtorch on this system.</param>
    /// <returns>The folder, or <see langword="null"/> where the variable is not set.</returns>
    /// <exception cref="LibTorchException">The folder does not exist, holds no libtorch, or one of another version.</exception>
    public static string? Check(string variable, string? value, string fileName)
    {
        if (string.IsNullOrWhiteSpace(value))
            return null;

        if (!Directory.Exists(value))
            throw new LibTorchException($"{variable} names '{value}', which is not a folder. {Advice(variable)}");

        if (!File.Exists(Path.Combine(value, fileName)))
            throw new LibTorchException($"{variable} names '{value}', but there is no {fileName} in it. {Advice(variable)}");

        string versionFile = Path.Combine(value, "..", "version.py");
        if (File.Exists(versionFile)
            && VersionLine().Match(File.ReadAllText(versionFile)) is { Success: true } match
            && match.Groups["version"].Value is { } found
            && !found.StartsWith(Version + ".", StringComparison.Ordinal))
        {
            throw new LibTorchException($"{variable} names '{value}', a PyTorch {found}; TorchSharp needs {Version}. {Advice(variable)}");
        }

        return Path.GetFullPath(value);
    }

    private static string Advice(string variable) =>
        $"{variable} must name the 'lib' folder of a PyTorch {Version} install, which Python prints with: python -c \"import torch, os; print(os.path.join(os.path.dirname(torch.__file__), 'lib'))\". Without the variable, the libtorch beside the program is used.";

    [GeneratedRegex("""^__version__\s*=\s*['"](?<version>[^'"]+)['"]""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex VersionLine();
}
