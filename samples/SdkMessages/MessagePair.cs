namespace SdkMessages;

/// <summary>A message and its translation.</summary>
/// <param name="Key">What the message is, whatever its language.</param>
/// <param name="Source">The message in the language that is translated from.</param>
/// <param name="Target">The same message in the language that is translated into.</param>
public sealed record MessagePair(string Key, string Source, string Target)
{
    /// <summary>What sort of message it is.</summary>
    public MessageKind Kind => MessageKey.Kind(Key);

    /// <summary>Where it goes when messages are split.</summary>
    public MessagePart Part => MessageKey.Part(Key);
}
