using System.Xml.Linq;

namespace CnnCodegen.Package.Tests;

public sealed class PackageContentTests(PackedPackages packages)
{
    [Fact]
    public void The_package_holds_library_generator_fixes_abstractions_build_files_and_readme()
    {
        string[] expected =
        [
            "CnnCodegen.nuspec",
            "README.md",
            "analyzers/dotnet/cs/CnnCodegen.Abstractions.dll",
            "analyzers/dotnet/cs/CnnCodegen.CodeFixes.dll",
            "analyzers/dotnet/cs/CnnCodegen.Generator.dll",
            "build/CnnCodegen.props",
            "build/CnnCodegen.targets",
            "buildTransitive/CnnCodegen.props",
            "buildTransitive/CnnCodegen.targets",
            "lib/net10.0/CnnCodegen.Abstractions.dll",
            "lib/net10.0/CnnCodegen.Abstractions.xml",
            "lib/net10.0/CnnCodegen.dll",
            "lib/net10.0/CnnCodegen.xml",
        ];

        Assert.Equal(expected, packages.Files("CnnCodegen"));
    }

    [Fact]
    public void The_training_package_holds_its_library_and_readme()
    {
        string[] expected =
        [
            "CnnCodegen.Training.nuspec",
            "README.md",
            "lib/net10.0/CnnCodegen.Training.dll",
            "lib/net10.0/CnnCodegen.Training.xml",
        ];

        Assert.Equal(expected, packages.Files("CnnCodegen.Training"));
    }

    [Fact]
    public void The_package_depends_on_nothing_but_the_tensor_primitives() =>
        Assert.Equal(["System.Numerics.Tensors"], Dependencies("CnnCodegen").Select(static dependency => dependency.Id));

    [Fact]
    public void The_training_package_brings_the_package_of_the_same_version_with_its_generator()
    {
        (string Id, string Version, string? Exclude) dependency = Assert.Single(Dependencies("CnnCodegen.Training"), static dependency => dependency.Id == "CnnCodegen");

        Assert.Equal(PackedPackages.Version, dependency.Version);
        Assert.Null(dependency.Exclude);
    }

    [Fact]
    public void The_training_package_depends_on_TorchSharp_and_on_no_native_library() =>
        // Besides the two that are referenced, transitive ones that are pinned; libtorch, which the programs here reference, must not be among them.
        Assert.Equal(["CnnCodegen", "CsvHelper", "SharpZipLib", "SkiaSharp", "System.Numerics.Tensors", "TorchSharp"], Dependencies("CnnCodegen.Training").Select(static dependency => dependency.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void The_package_of_the_commands_brings_trainer_and_generator()
    {
        Assert.Contains("lib/net10.0/CnnCodegen.CommandLine.dll", packages.Files("CnnCodegen.CommandLine"));
        foreach (string package in (string[])["CnnCodegen", "CnnCodegen.Training"])
        {
            (string Id, string Version, string? Exclude) dependency = Assert.Single(Dependencies("CnnCodegen.CommandLine"), dependency => dependency.Id == package);
            Assert.Equal(PackedPackages.Version, dependency.Version);
            Assert.Null(dependency.Exclude);
        }
    }

    [Theory]
    [InlineData("CnnCodegen")]
    [InlineData("CnnCodegen.Training")]
    [InlineData("CnnCodegen.CommandLine")]
    public void The_readme_is_shown_by_the_package_and_has_the_title(string package)
    {
        XElement metadata = Nuspec(package);

        Assert.Equal("README.md", Value(metadata, "readme"));
        Assert.StartsWith($"# {package}\n", packages.Text(package, "README.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CnnCodegen")]
    [InlineData("CnnCodegen.Training")]
    [InlineData("CnnCodegen.CommandLine")]
    public void The_package_says_what_it_is_and_under_which_license(string package)
    {
        XElement metadata = Nuspec(package);

        Assert.Equal("MIT", Value(metadata, "license"));
        Assert.NotEqual("Package Description", Value(metadata, "description"));
        Assert.NotEqual("", Value(metadata, "tags"));
    }

    private IEnumerable<(string Id, string Version, string? Exclude)> Dependencies(string package) =>
        from dependency in Nuspec(package).Descendants().Where(static element => element.Name.LocalName == "dependency")
        select ((string)dependency.Attribute("id")!, (string)dependency.Attribute("version")!, (string?)dependency.Attribute("exclude"));

    private XElement Nuspec(string package) => XDocument.Parse(packages.Text(package, package + ".nuspec")).Root!;

    private static string Value(XElement metadata, string name) => metadata.Descendants().Single(element => element.Name.LocalName == name).Value;
}
