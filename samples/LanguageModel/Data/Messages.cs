using CnnCodegen.CommandLine;
using CnnCodegen.Training;
using SdkMessages;

namespace LanguageModel.Data;

/// <summary>The English messages of the C# compiler, split by what they are.</summary>
internal static class Messages
{
    private const string Language = "en";

    public static DataSetParts<LanguageModelText> Read()
    {
        ILookup<MessagePart, string> parts = CompilerMessages.ReadTexts().Where(static message => message.Language == Language).ToLookup(static message => message.Part, static message => message.Text);
        return new DataSetParts<LanguageModelText>(Part(MessagePart.Training), Part(MessagePart.Development), Part(MessagePart.Test));

        LanguageModelText Part(MessagePart part) => new($"messages ({part})", [.. parts[part]]);
    }
}
