using CnnCodegen.Training;
using SdkMessages;

namespace QuickStart.Training;

/// <summary>The compiler's messages as examples of languages: texts to learn from, to choose the best epoch by, and to test on.</summary>
/// <remarks>
/// A message goes to one part in all its languages, so that no translation of a test text is ever learnt from, and no text stands in two parts.
/// </remarks>
internal sealed record LanguageDataSet(IReadOnlyList<TextExample> Training, IReadOnlyList<TextExample> Development, IReadOnlyList<TextExample> Test)
{
    /// <summary>Reads, cleans and splits the messages; the same on every machine.</summary>
    public static LanguageDataSet Load()
    {
        ILookup<MessagePart, Message> parts = CompilerMessages.ReadTexts().ToLookup(static message => message.Part);
        return new LanguageDataSet(Examples(MessagePart.Training), Examples(MessagePart.Development), Examples(MessagePart.Test));

        IReadOnlyList<TextExample> Examples(MessagePart part) => [.. parts[part].Select(static message => new TextExample(message.Text, message.Language))];
    }
}
