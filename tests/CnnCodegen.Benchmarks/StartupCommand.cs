using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CnnCodegen.Benchmarks.Comparison;
using CnnCodegen.Benchmarks.Networks;
using Startup;

namespace CnnCodegen.Benchmarks;

/// <summary><c>startup</c>: how long a small program takes that loads a network and predicts once, compiled by the JIT and ahead of time.</summary>
internal sealed class StartupCommand : Command
{
    private const string Project = "CnnCodegen.Startup";

    private readonly Option<int> _runs = new("--runs") { Description = "How often each program is started.", DefaultValueFactory = static _ => 15 };

    public StartupCommand()
        : base("startup", "Measures the start of a small program: the JIT's, and NativeAOT's where it was published.")
    {
        Options.Add(_runs);
        SetAction(arguments => Run(arguments.GetValue(_runs)));
    }

    private static void Run(int runs)
    {
        string output = Path.Combine(TestsFolder(), Project, "bin", "Release", "net10.0");
        string executable = Path.Combine(output, RuntimeInformation.RuntimeIdentifier, "publish", OperatingSystem.IsWindows() ? Project + ".exe" : Project);
        string model = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var table = new MarkdownTable(textColumns: 1, "program", "load", "first prediction", "second", "whole process", "peak memory", "program size");
        try
        {
            RandomModelFile.Save(StartupCnn.Description, seed: 1, model);
            Add(table, "JIT", "dotnet", [Path.Combine(output, Project + ".dll"), model], SizeOf(Directory.EnumerateFiles(output, "*.dll")), runs);
            if (File.Exists(executable))
                Add(table, "NativeAOT", executable, [model], SizeOf([executable]), runs);
            else
                Console.WriteLine($"For NativeAOT: dotnet publish -c Release -r {RuntimeInformation.RuntimeIdentifier} tests/{Project}");
        }
        finally
        {
            File.Delete(model);
        }

        table.Write(Console.Out);
    }

    private static void Add(MarkdownTable table, string name, string program, string[] arguments, long size, int runs)
    {
        // The first start brings program and model into the operating system's memory.
        _ = Start(program, arguments);
        double[][] starts = [.. Enumerable.Range(0, runs).Select(_ => Start(program, arguments))];
        string Milliseconds(int column) => Median(column, 1e3).ToString("F2", CultureInfo.InvariantCulture) + " ms";
        double Median(int column, double unit) => Statistics.Median(starts.Select(start => start[column])) / unit;

        table.Add(
            name,
            Milliseconds(0),
            Milliseconds(1),
            Milliseconds(2),
            Milliseconds(4),
            Median(3, 1e6).ToString("F1", CultureInfo.InvariantCulture) + " MB",
            (size / 1e6).ToString("F1", CultureInfo.InvariantCulture) + " MB");
    }

    /// <summary>What the program printed, and the microseconds of the whole process.</summary>
    private static double[] Start(string program, string[] arguments)
    {
        long start = Stopwatch.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double microseconds = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} failed.");

        return [.. output.Split(' ').Select(static number => double.Parse(number, CultureInfo.InvariantCulture)), microseconds];
    }

    private static long SizeOf(IEnumerable<string> files) => files.Sum(static file => new FileInfo(file).Length);

    private static string TestsFolder([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, ".."));
}
