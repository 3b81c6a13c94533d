using CnnCodegen.CommandLine;
using CnnCodegen.Training;
using SdkMessages;

namespace Translation.Data;

/// <summary>The C# compiler's messages in English with their translations.</summary>
internal static class TranslatedMessages
{
    /// <summary>The languages, the default first.</summary>
    private static IEnumerable<string> Languages => CompilerMessages.Languages.Where(static language => language != "en").OrderBy(static language => language != "de");

    /// <summary>Adds a data set for each of 13 languages: <c>messages-de</c>, …</summary>
    public static TranslatorCommands AddMessages(this TranslatorCommands commands)
    {
        foreach (string language in Languages)
            commands.AddDataSet($"messages-{language}", $"the C# compiler's messages from English into {language}", () => Read(language));
        return commands;
    }

    private static DataSetParts<TranslationDataSet> Read(string language)
    {
        IReadOnlyList<MessagePair> pairs = CompilerMessages.ReadPairs("en", language);
        return new DataSetParts<TranslationDataSet>(Part(MessagePart.Training), Part(MessagePart.Development), Part(MessagePart.Test));

        TranslationDataSet Part(MessagePart part) =>
            new($"messages-{language}", [.. pairs.Where(pair => pair.Part == part).Select(static pair => new SentencePair(pair.Source, pair.Target))]);
    }
}
