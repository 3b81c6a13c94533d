using System.IO.Compression;
using CnnCodegen.Package.Tests;

[assembly: AssemblyFixture(typeof(PackedPackages))]

namespace CnnCodegen.Package.Tests;

/// <summary>The packages, packed once for all tests into a folder of their own.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    /// <summary>A version that no other package has, so that no cache can stand in for what was just packed.</summary>
    public const string Version = "0.0.1-packed";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cnncodegen-packages-");

    /// <summary>The folder of the packages, which serves as a package source.</summary>
    public string Source => _folder.FullName;

    public async ValueTask InitializeAsync()
    {
        // Packing does not build: what is tested is what the build left. An assembly's own version is fixed by then; the package's is free.
        foreach (string project in (string[])["CnnCodegen", "CnnCodegen.Training", "CnnCodegen.CommandLine"])
        {
            DotNetResult pack = await DotNet.Run(
                Path.Combine(Repository.Root, "src", project),
                "pack", "--no-build", "--configuration", Repository.Configuration, "--output", Source, $"-p:PackageVersion={Version}", "-nologo");
            pack.MustSucceed();
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>The names of a package's files, without those that every package has for its format's sake.</summary>
    public IReadOnlyList<string> Files(string package)
    {
        using ZipArchive archive = Open(package);
        return [.. archive.Entries.Select(static entry => entry.FullName)
            .Where(static name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml")
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>The text of one of a package's files.</summary>
    public string Text(string package, string file)
    {
        using ZipArchive archive = Open(package);
        using var reader = new StreamReader(archive.GetEntry(file)!.Open());
        return reader.ReadToEnd();
    }

    private ZipArchive Open(string package) => ZipFile.OpenRead(Path.Combine(Source, $"{package}.{Version}.nupkg"));
}
