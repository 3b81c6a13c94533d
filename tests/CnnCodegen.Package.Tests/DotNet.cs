using System.Diagnostics;

namespace CnnCodegen.Package.Tests;

/// <summary>Runs the dotnet command as a user's shell would: without what the running test's own build put into the environment.</summary>
internal static class DotNet
{
    // Several times what a run takes on a slow machine.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public static async Task<DotNetResult> Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The variable for the package folder would win over the folder that a fresh project names for itself.
        start.Environment.Remove("NUGET_PACKAGES");
        foreach (string name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);

        // A build server that stays behind would hold the folder, and the test would not end.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";

        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
            Task<string> error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new DotNetResult(process.ExitCode, await output + await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}

/// <summary>How a run of the dotnet command ended.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">What it wrote, its errors last.</param>
internal sealed record DotNetResult(int ExitCode, string Output)
{
    public DotNetResult MustSucceed()
    {
        Assert.True(ExitCode == 0, Output);
        return this;
    }
}
