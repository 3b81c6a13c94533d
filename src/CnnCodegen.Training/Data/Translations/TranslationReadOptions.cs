namespace CnnCodegen.Training;

/// <summary>How <see cref="TranslationDataSet.Read(string, TranslationReadOptions?)"/> reads a file. All have defaults; swapped columns translate in the other direction.</summary>
public sealed record TranslationReadOptions
{
    /// <summary>The column of the source, from 1; the first without it.</summary>
    public int SourceColumn { get; init; } = 1;

    /// <summary>The column of the target, from 1; the second without it.</summary>
    public int TargetColumn { get; init; } = 2;

    /// <summary>Checks that all settings are in their ranges.</summary>
    /// <exception cref="ArgumentException">One is not.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(SourceColumn, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(TargetColumn, 1);
        if (SourceColumn == TargetColumn)
            throw new ArgumentException(FormattableString.Invariant($"Expected two columns, found {SourceColumn} for both, the source and the target."), nameof(TargetColumn));
    }
}
