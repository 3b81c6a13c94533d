using System.Diagnostics;
using System.Text;
using System.Xml.Linq;

namespace CnnCodegen.Equivalence.Tests.VectorWidths;

/// <summary>This very test program, started again with switches of the runtime that only count at a process's start.</summary>
internal static class ChildProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Runs methods of <see cref="ChildProcessTests"/>.</summary>
    /// <param name="environment">The variables to set.</param>
    /// <param name="methods">The names of the methods.</param>
    public static async Task<ChildResult> RunAsync(IReadOnlyDictionary<string, string> environment, IEnumerable<string> methods)
    {
        string results = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.xml");
        try
        {
            using var process = new Process { StartInfo = StartInfo(environment, methods, results) };
            var output = new StringBuilder();
            process.OutputDataReceived += (_, line) => Append(output, line.Data);
            process.ErrorDataReceived += (_, line) => Append(output, line.Data);
            process.Start();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();

            using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            patience.CancelAfter(Patience);
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }

            return new ChildResult(process.ExitCode, Passed(results), output.ToString());
        }
        finally
        {
            File.Delete(results);
        }
    }

    private static ProcessStartInfo StartInfo(IReadOnlyDictionary<string, string> environment, IEnumerable<string> methods, string results)
    {
        // Started through the dotnet host, the program is an argument; started by itself, it is the process.
        string program = Environment.ProcessPath!;
        bool isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        var info = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        if (isHost)
            info.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        foreach (string argument in (string[])["-explicit", "only", "-noColor", "-noAutoReporters", "-result-xml", results])
            info.ArgumentList.Add(argument);
        foreach (string method in methods)
        {
            info.ArgumentList.Add("-method");
            info.ArgumentList.Add($"{typeof(ChildProcessTests).FullName}.{method}");
        }

        // The runner that started this process tells it by variables what to do; the child takes its orders from the arguments.
        foreach (string name in info.Environment.Keys.Where(name => name.StartsWith("TESTINGPLATFORM_", StringComparison.Ordinal)).ToArray())
            info.Environment.Remove(name);
        foreach ((string name, string value) in environment)
            info.Environment[name] = value;
        return info;
    }

    private static void Append(StringBuilder output, string? line)
    {
        lock (output)
            output.AppendLine(line);
    }

    private static int Passed(string results) =>
        File.Exists(results) ? XDocument.Load(results).Descendants("assembly").Sum(assembly => (int)assembly.Attribute("passed")!) : 0;
}

/// <summary>How a child process ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Passed">The number of tests that passed.</param>
/// <param name="Output">What it wrote.</param>
internal sealed record ChildResult(int ExitCode, int Passed, string Output);
