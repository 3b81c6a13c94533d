using System.Text.RegularExpressions;

namespace CnnCodegen.Package.Tests;

public sealed partial class FreshProjectTests(PackedPackages packages)
{
    [Fact]
    public async Task A_project_with_the_package_alone_compiles_a_network_and_computes_what_its_definition_says()
    {
        using FreshProject project = FreshProject.Create("Kim", packages);

        DotNetResult run = await project.Run("run", "--configuration", "Release");

        run.MustSucceed();
        Assert.EndsWith("The network agrees with its definition.\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_in_a_network_is_one_error_on_the_wrong_argument()
    {
        using FreshProject project = FreshProject.Create("WidthTooLong", packages);

        DotNetResult build = await project.Run("build", "-nologo");

        Assert.NotEqual(0, build.ExitCode);
        string error = Assert.Single(ErrorLines().Matches(build.Output).Select(static match => match.Value).Distinct());
        Assert.Equal("TooWide.cs(8,17): error CNN0201: Conv1d 'Stem': width 7 is longer than the longest input, 5 tokens", error);
    }

    [Fact]
    public async Task A_project_with_the_package_of_the_commands_has_the_verbs_and_needs_libtorch_for_none_but_training()
    {
        using FreshProject project = FreshProject.Create("Commands", packages);
        (await project.Run("run", "--configuration", "Release", "--", "write", "model.safetensors")).MustSucceed();

        DotNetResult help = await Command("--help");
        DotNetResult prediction = await Command("predict", "--model", "model.safetensors", "--top", "2", "good");
        DotNetResult inspection = await Command("inspect", "model.safetensors");
        DotNetResult mistake = await Command("predict", "--model", "none.safetensors", "good");

        Assert.All((string[])["train", "evaluate", "cross-validate", "compare", "predict", "inspect", "vectors"], verb => Assert.Contains($"\n  {verb} ", help.MustSucceed().Output));
        // 1 / (1 + e⁻⁴).
        Assert.Equal("positive\t0.982014\tnegative\t0.017986\n", prediction.MustSucceed().Output.ReplaceLineEndings("\n"));
        Assert.Contains("Opinion", inspection.MustSucceed().Output);
        Assert.Equal(1, mistake.ExitCode);
        Assert.StartsWith("error: ", mistake.Output);

        Task<DotNetResult> Command(params string[] arguments) => project.Run(["bin/Release/net10.0/Commands.dll", .. arguments]);
    }

    // The file without its folder, up to the help link; the build repeats each error in its summary.
    [GeneratedRegex(@"[^/\\\r\n]+\(\d+,\d+\): error [^\r\n]*?(?= \(https| \[|\r?$)", RegexOptions.Multiline)]
    private static partial Regex ErrorLines();
}
