using System.Diagnostics;

namespace CnnCodegen.Benchmarks.Comparison;

/// <summary>Runs this program again as if the processor had narrower vectors: generated code chooses its tiles when the process starts.</summary>
internal static class VectorWidth
{
    /// <summary>Starts the program with the same arguments, and waits for it.</summary>
    /// <param name="bits">The width of the widest vectors that are used.</param>
    /// <returns>Its exit code.</returns>
    public static int RunAgain(int bits)
    {
        string[] arguments = Environment.GetCommandLineArgs();
        var start = new ProcessStartInfo(Environment.ProcessPath!);

        // Started as "dotnet X.dll", the first argument is the library; started by its own executable, it is not to be passed on.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(arguments[0]);
        foreach (string argument in arguments[1..])
            start.ArgumentList.Add(argument);

        // Multiply-adds stay: this is a processor with narrow vectors, not an old one.
        start.Environment["DOTNET_PreferredVectorBitWidth"] = bits.ToString(System.Globalization.CultureInfo.InvariantCulture);
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
