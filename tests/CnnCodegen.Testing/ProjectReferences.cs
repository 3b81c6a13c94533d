using System.Reflection;
using Microsoft.CodeAnalysis;

namespace CnnCodegen.Testing;

/// <summary>The assemblies that a user's project sees: the framework, and what the package brings.</summary>
internal static class ProjectReferences
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(Find);

    public static IReadOnlyList<MetadataReference> All => References.Value;

    private static IReadOnlyList<MetadataReference> Find()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        Assembly[] package = [typeof(INetwork<>).Assembly, typeof(LayerAttribute).Assembly];

        // The test's own dependencies are trusted too; a user's project does not see them.
        return [.. trusted
            .Where(path => Path.GetDirectoryName(path) == framework || Path.GetFileName(path) == "System.Numerics.Tensors.dll")
            .Concat(package.Select(static assembly => assembly.Location))
            .Select(static path => MetadataReference.CreateFromFile(path))];
    }
}
