using System.Reflection;
using Networks.Catalogue;

namespace CnnCodegen.Networks.Tests;

/// <summary>The networks by the names of their classes.</summary>
internal static class Named
{
    public static IEnumerable<string> All { get; } =
        [.. typeof(NetworkCatalogue).Assembly.GetTypes().Where(static type => type.GetCustomAttribute<NetworkAttribute>() is not null).Select(static type => type.Name).Order(StringComparer.Ordinal)];

    public static CatalogueEntry Network(string name) => NetworkCatalogue.All.Single(entry => entry.Name == name);
}
