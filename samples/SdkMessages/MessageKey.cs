using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SdkMessages;

/// <summary>What the key of a message tells; a key is <c>Microsoft.CodeAnalysis.CSharp/WRN_UnreachableCode</c>.</summary>
internal static class MessageKey
{
    // Another seed gives another split; the shares stay.
    private const string Seed = "1";
    private const int DevelopmentPercent = 10;
    private const int TestPercent = 10;

    public static MessageKind Kind(string key)
    {
        string name = key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..];
        int prefix = name.IndexOf('_', StringComparison.Ordinal);
        return (prefix < 0 ? name : name[..prefix]) switch
        {
            "ERR" or "FTL" => MessageKind.Error,
            "WRN" or "INF" or "HDN" => MessageKind.Warning,
            "IDS" => MessageKind.Term,
            _ => MessageKind.Exception,
        };
    }

    /// <summary>The part of a message in all its languages, so that no translation of a test text is ever learnt from.</summary>
    public static MessagePart Part(string key)
    {
        // A warning has its text twice, short and long, under two keys: both belong to the same part.
        string message = key.EndsWith("_Title", StringComparison.Ordinal) ? key[..^"_Title".Length] : key;

        // A cryptographic hash, because string.GetHashCode differs from run to run.
        uint hash = BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(Seed + message)));
        return (hash % 100) switch
        {
            < TestPercent => MessagePart.Test,
            < TestPercent + DevelopmentPercent => MessagePart.Development,
            _ => MessagePart.Training,
        };
    }
}
