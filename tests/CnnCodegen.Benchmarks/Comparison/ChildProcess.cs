using System.Diagnostics;
using System.Globalization;

namespace CnnCodegen.Benchmarks.Comparison;

/// <summary>Runs this program again with other arguments or settings.</summary>
internal static class ChildProcess
{
    /// <summary>Runs the program with the arguments of this process as if the processor had narrower vectors: generated code chooses its tiles when the process starts.</summary>
    /// <param name="bits">The width of the widest vectors that are used.</param>
    /// <returns>Its exit code.</returns>
    public static int RunWithVectors(int bits)
    {
        ProcessStartInfo start = Start(Environment.GetCommandLineArgs()[1..]);

        // Multiply-adds stay: this is a processor with narrow vectors, not an old one.
        start.Environment["DOTNET_PreferredVectorBitWidth"] = bits.ToString(CultureInfo.InvariantCulture);
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>Runs the program and takes what it prints.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static string Output(params string[] arguments)
    {
        ProcessStartInfo start = Start(arguments);
        start.RedirectStandardOutput = true;
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"The process for {string.Join(' ', arguments)} failed: {output}");
    }

    private static ProcessStartInfo Start(string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!);

        // Started as "dotnet X.dll", the library comes first.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);

        return start;
    }
}
