namespace SdkMessages;

/// <summary>The part of a data set that a message belongs to.</summary>
public enum MessagePart
{
    /// <summary>To learn from: four fifths.</summary>
    Training,

    /// <summary>To choose the best epoch by: a tenth.</summary>
    Development,

    /// <summary>To test on: a tenth.</summary>
    Test,
}
