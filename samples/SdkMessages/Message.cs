namespace SdkMessages;

/// <summary>A message of the compiler in one language.</summary>
/// <param name="Key">What the message is, whatever its language.</param>
/// <param name="Language">The language's code, as in <see cref="CompilerMessages.Languages"/>.</param>
/// <param name="Text">The message.</param>
public sealed record Message(string Key, string Language, string Text)
{
    /// <summary>What sort of message it is.</summary>
    public MessageKind Kind => MessageKey.Kind(Key);

    /// <summary>Where it goes when messages are split: in all languages to the same part.</summary>
    public MessagePart Part => MessageKey.Part(Key);
}
