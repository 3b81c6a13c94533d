using System.Collections;
using System.Reflection;
using System.Resources;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SdkMessages;

/// <summary>
/// The messages of the C# compiler in all its languages. The project references the compiler's package at a pinned version, so
/// every machine reads the same text, and nothing has to be downloaded.
/// </summary>
public static class CompilerMessages
{
    /// <summary>The languages of the compiler's messages, English first.</summary>
    public static IReadOnlyList<string> Languages { get; } =
        ["en", "cs", "de", "es", "fr", "it", "ja", "ko", "pl", "pt-BR", "ru", "tr", "zh-Hans", "zh-Hant"];

    private static Assembly[] Compilers { get; } = [typeof(CSharpCompilation).Assembly, typeof(Compilation).Assembly];

    /// <summary>Every message in every language, as it stands in the compiler: with format items and markup, and in English where nobody translated it.</summary>
    /// <exception cref="FileNotFoundException">A resource assembly does not lie beside the program.</exception>
    public static IEnumerable<Message> Read() =>
        from compiler in Compilers
        from language in Languages
        from message in Read(compiler, language)
        select message;

    /// <summary>
    /// The messages as plain texts (<see cref="MessageText.Clean"/>), each text once. What stands in several languages is either not translated or belongs to none, and is left
    /// out.
    /// </summary>
    /// <exception cref="FileNotFoundException">A resource assembly does not lie beside the program.</exception>
    public static IReadOnlyList<Message> ReadTexts() =>
    [
        .. from message in Clean(Read())
           group message by message.Text.ToUpperInvariant() into same
           where same.All(message => message.Language == same.First().Language)
           select same.MinBy(static message => message.Key, StringComparer.Ordinal),
    ];

    /// <summary>
    /// The messages with their translations, message by message, each sentence once. The format items stay in them (<see cref="MessageText.Plain"/>);
    /// what nobody translated is left out.
    /// </summary>
    /// <param name="source">The language that is translated from, one of <see cref="Languages"/>.</param>
    /// <param name="target">The language that is translated into.</param>
    /// <exception cref="ArgumentException">There is no such language, or the two are the same.</exception>
    /// <exception cref="FileNotFoundException">A resource assembly does not lie beside the program.</exception>
    public static IReadOnlyList<MessagePair> ReadPairs(string source, string target)
    {
        RequireLanguage(source, nameof(source));
        RequireLanguage(target, nameof(target));
        if (source == target)
            throw new ArgumentException($"Both languages are '{source}'.", nameof(target));

        return
        [
            .. from compiler in Compilers
               from pair in Read(compiler, source).Join(Read(compiler, target), static message => message.Key, static message => message.Key, Pair)
               where pair.Source.Any(char.IsLetter) && pair.Target.Any(char.IsLetter)
               where !string.Equals(pair.Source, pair.Target, StringComparison.OrdinalIgnoreCase)
               group pair by pair.Source.ToUpperInvariant() into same
               select same.MinBy(static pair => pair.Key, StringComparer.Ordinal),
        ];
    }

    private static MessagePair Pair(Message source, Message target) => new(source.Key, MessageText.Plain(source.Text), MessageText.Plain(target.Text));

    private static IEnumerable<Message> Clean(IEnumerable<Message> messages)
    {
        foreach (Message message in messages)
        {
            if (MessageText.Clean(message.Text) is { } text)
                yield return message with { Text = text };
        }
    }

    private static IEnumerable<Message> Read(Assembly compiler, string language) =>
        Strings(Localised(compiler, language)).Select(entry => new Message(compiler.GetName().Name + "/" + entry.Key, language, entry.Text));

    private static void RequireLanguage(string language, string parameter)
    {
        if (!Languages.Contains(language))
            throw new ArgumentException($"The compiler does not speak '{language}', but {string.Join(", ", Languages)}.", parameter);
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
