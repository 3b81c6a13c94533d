namespace CnnCodegen.Training;

/// <summary>What reading does with a line that holds no example.</summary>
public enum BadLineHandling
{
    /// <summary>Ends with a <see cref="DataFileException"/>.</summary>
    Stop,

    /// <summary>Goes on, and notes the line in <see cref="TextDataSet.Skipped"/>.</summary>
    Skip,
}
