namespace CnnCodegen.Package.Tests;

public sealed class InstructionSetTests(RestoredProject project) : IClassFixture<RestoredProject>
{
    [Theory]
    [InlineData("x86-64-v3", "linux-x64")]
    [InlineData("x86-64-v3", "win-x64")]
    [InlineData("x86-64-v4", "linux-x64", "-p:CnnCodegenInstructionSet=x86-64-v4")]
    [InlineData("native", "linux-x64", "-p:IlcInstructionSet=native")]
    [InlineData("", "linux-x64", "-p:CnnCodegenInstructionSet=default")]
    [InlineData("", "linux-arm64")]
    public async Task NativeAOT_compiles_for(string expected, string runtime, params string[] settings)
    {
        // The package's target runs before the one that writes the compiler's arguments, so it can be asked without compiling.
        DotNetResult result = await project.Run(
            ["msbuild", "-nologo", "-t:CnnCodegenSetInstructionSet", "-getProperty:IlcInstructionSet", $"-p:RuntimeIdentifier={runtime}", .. settings]);

        Assert.Equal(expected, result.MustSucceed().Output.Trim());
    }
}

/// <summary>A fresh project whose packages have been restored.</summary>
public sealed class RestoredProject(PackedPackages packages) : IAsyncLifetime
{
    private readonly FreshProject _project = FreshProject.Create("Kim", packages);

    public async ValueTask InitializeAsync() => (await _project.Run("restore", "-nologo")).MustSucceed();

    public ValueTask DisposeAsync()
    {
        _project.Dispose();
        return ValueTask.CompletedTask;
    }

    internal Task<DotNetResult> Run(params string[] arguments) => _project.Run(arguments);
}
