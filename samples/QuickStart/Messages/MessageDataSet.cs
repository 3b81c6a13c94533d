using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CnnCodegen.Training;

namespace QuickStart.Messages;

/// <summary>The compiler's messages as examples of languages: texts to learn from, to choose the best epoch by, and to test on.</summary>
/// <remarks>
/// A message goes to one part in all its languages, so that no translation of a test text is ever learnt from, and no text stands in two parts.
/// </remarks>
internal sealed record MessageDataSet(IReadOnlyList<TextExample> Training, IReadOnlyList<TextExample> Development, IReadOnlyList<TextExample> Test)
{
    // Another seed gives another split; the shares stay.
    private const string Seed = "1";
    private const int DevelopmentPercent = 10;
    private const int TestPercent = 10;

    /// <summary>Reads, cleans and splits the messages; the same on every machine.</summary>
    public static MessageDataSet Load()
    {
        ILookup<Part, Message> parts = Distinct(Clean(MessageResources.Read())).ToLookup(static message => PartOf(message.Key));
        return new MessageDataSet(Examples(Part.Training), Examples(Part.Development), Examples(Part.Test));

        IReadOnlyList<TextExample> Examples(Part part) => [.. parts[part].Select(static message => new TextExample(message.Text, message.Language))];
    }

    private static IEnumerable<Message> Clean(IEnumerable<Message> messages)
    {
        foreach (Message message in messages)
        {
            if (MessageText.Clean(message.Text) is { } text)
                yield return message with { Text = text };
        }
    }

    /// <summary>Each text once. What stands in several languages is either not translated or belongs to none, and is left out.</summary>
    private static IEnumerable<Message> Distinct(IEnumerable<Message> messages) =>
        from message in messages
        group message by message.Text.ToUpperInvariant() into same
        where same.All(message => message.Language == same.First().Language)
        select same.MinBy(static message => message.Key, StringComparer.Ordinal);

    private static Part PartOf(string key)
    {
        // A warning has its text twice, short and long, under two keys: both belong to the same part.
        string message = key.EndsWith("_Title", StringComparison.Ordinal) ? key[..^"_Title".Length] : key;

        // A cryptographic hash, because string.GetHashCode differs from run to run.
        uint hash = BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(Seed + message)));
        return (hash % 100) switch
        {
            < TestPercent => Part.Test,
            < TestPercent + DevelopmentPercent => Part.Development,
            _ => Part.Training,
        };
    }

    private enum Part
    {
        Training,
        Development,
        Test,
    }
}
