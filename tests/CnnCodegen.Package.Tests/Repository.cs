using System.Reflection;

namespace CnnCodegen.Package.Tests;

/// <summary>Where the build that these tests belong to has its files.</summary>
internal static class Repository
{
    public static string Root => Metadata("RepositoryRoot");

    public static string Configuration => Metadata("Configuration");

    /// <summary>The folder of restored packages, in which a fresh project finds what the packages depend on.</summary>
    public static string PackageCache => Metadata("PackageCache");

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
