using CnnCodegen.CommandLine;
using CnnCodegen.Training;
using SdkMessages;

namespace TopicClassification.Data;

/// <summary>The C# compiler's own messages as examples, which need no file.</summary>
internal static class MessageDataSets
{
    public static TextClassifierCommands AddMessageDataSets(this TextClassifierCommands commands) => commands
        .AddDataSet("kinds", "the C# compiler's messages in English: error, warning, term or exception", Kinds)
        .AddDataSet("errors", "the same, errors and warnings alone", Errors)
        .AddDataSet("languages", "the same messages in 14 languages: which of them", Languages);

    /// <summary>What sort of message a text is; four labels.</summary>
    public static DataSetParts<TextDataSet> Kinds() => Parts("kinds of messages", InEnglish(), KindOf);

    /// <summary>Whether a text is an error or a warning; two labels.</summary>
    public static DataSetParts<TextDataSet> Errors() =>
        Parts("errors and warnings", InEnglish().Where(static message => message.Kind is MessageKind.Error or MessageKind.Warning), KindOf);

    /// <summary>The language of a text; fourteen labels.</summary>
    public static DataSetParts<TextDataSet> Languages() => Parts("languages of messages", CompilerMessages.ReadTexts(), static message => message.Language);

    private static IEnumerable<Message> InEnglish() => CompilerMessages.ReadTexts().Where(static message => message.Language == "en");

    private static string KindOf(Message message) => message.Kind.ToString().ToLowerInvariant();

    private static DataSetParts<TextDataSet> Parts(string name, IEnumerable<Message> messages, Func<Message, string> label)
    {
        ILookup<MessagePart, TextExample> parts = messages.ToLookup(static message => message.Part, message => new TextExample(message.Text, label(message)));
        return new DataSetParts<TextDataSet>(Part(MessagePart.Training), Part(MessagePart.Development), Part(MessagePart.Test));

        TextDataSet Part(MessagePart part) => new($"{name} ({part.ToString().ToLowerInvariant()})", [.. parts[part]]);
    }
}
