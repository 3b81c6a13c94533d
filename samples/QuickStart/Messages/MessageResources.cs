using System.Collections;
using System.Reflection;
using System.Resources;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace QuickStart.Messages;

/// <summary>
/// The messages of the C# compiler in all its languages. The sample references the compiler's package at a pinned version, so
/// every machine reads the same text, and nothing has to be downloaded.
/// </summary>
internal static class MessageResources
{
    /// <summary>The languages of the compiler's messages, English first.</summary>
    public static IReadOnlyList<string> Languages { get; } =
        ["en", "cs", "de", "es", "fr", "it", "ja", "ko", "pl", "pt-BR", "ru", "tr", "zh-Hans", "zh-Hant"];

    /// <summary>Reads every message in every language.</summary>
    /// <exception cref="FileNotFoundException">A resource assembly does not lie beside the program.</exception>
    public static IEnumerable<Message> Read()
    {
        Assembly[] compilers = [typeof(CSharpCompilation).Assembly, typeof(Compilation).Assembly];
        return
            from compiler in compilers
            from language in Languages
            from entry in Strings(Localised(compiler, language))
            select new Message(compiler.GetName().Name + "/" + entry.Key, language, entry.Text);
    }

    // By path and not through ResourceManager: the result is the same in whatever culture, or without any, the program runs.
    private static Assembly Localised(Assembly neutral, string language) => language == "en"
        ? neutral
        : AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, language, neutral.GetName().Name + ".resources.dll"));

    private static IEnumerable<(string Key, string Text)> Strings(Assembly assembly)
    {
        foreach (string resource in assembly.GetManifestResourceNames().Where(static name => name.EndsWith(".resources", StringComparison.Ordinal)))
        {
            using var reader = new ResourceReader(assembly.GetManifestResourceStream(resource)!);
            foreach (DictionaryEntry entry in reader)
            {
                if (entry.Value is string text)
                    yield return ((string)entry.Key, text);
            }
        }
    }
}
