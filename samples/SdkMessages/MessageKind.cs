namespace SdkMessages;

/// <summary>What sort of message it is, by its key's beginning.</summary>
public enum MessageKind
{
    /// <summary>The compiler refuses the program: <c>ERR_</c>, <c>FTL_</c>.</summary>
    Error,

    /// <summary>The compiler doubts the program: <c>WRN_</c>, <c>INF_</c>, <c>HDN_</c>; the short forms and the explanations of such messages, too.</summary>
    Warning,

    /// <summary>A name that other messages are put together with, such as that of a feature of the language: <c>IDS_</c>.</summary>
    Term,

    /// <summary>What an exception says to a program that uses the compiler as a library, and the little that belongs to no other kind.</summary>
    Exception,
}
