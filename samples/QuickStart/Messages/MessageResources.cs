using System.Collections;
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
        foreach (System.Reflection.Assembly neutral in (System.Reflection.Assembly[])[typeof(CSharpCompilation).Assembly, typeof(Compilation).Assembly])
        {
            string name = neutral.GetName().Name!;
            foreach (string language in Languages)
            {
                // By path and not through ResourceManager: the same result in whatever culture, or without any, the program runs.
                System.Reflection.Assembly assembly = language == "en"
                    ? neutral
                    : AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, language, name + ".resources.dll"));

                foreach ((string key, string text) in Strings(assembly))
                    yield return new Message(name + "/" + key, language, text);
            }
        }
    }

    private static IEnumerable<(string Key, string Text)> Strings(System.Reflection.Assembly assembly)
    {
        foreach (string resource in assembly.GetManifestResourceNames())
        {
            if (!resource.EndsWith(".resources", StringComparison.Ordinal))
                continue;

            using var reader = new ResourceReader(assembly.GetManifestResourceStream(resource)!);
            foreach (DictionaryEntry entry in reader)
            {
                if (entry.Value is string text)
                    yield return ((string)entry.Key, text);
            }
        }
    }
}

/// <summary>A message of the compiler in one language.</summary>
/// <param name="Key">What the message is, whatever its language.</param>
/// <param name="Language">The language's code, as in <see cref="MessageResources.Languages"/>.</param>
/// <param name="Text">The message as it stands in the resources, with its format items.</param>
internal sealed record Message(string Key, string Language, string Text);
