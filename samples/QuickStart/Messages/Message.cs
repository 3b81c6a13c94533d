namespace QuickStart.Messages;

/// <summary>A message of the compiler in one language.</summary>
/// <param name="Key">What the message is, whatever its language.</param>
/// <param name="Language">The language's code, as in <see cref="MessageResources.Languages"/>.</param>
/// <param name="Text">The message.</param>
internal sealed record Message(string Key, string Language, string Text);
