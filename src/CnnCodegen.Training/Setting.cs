namespace CnnCodegen.Training;

/// <summary>Checks settings.</summary>
internal static class Setting
{
    /// <summary>Checks that a number is in its range.</summary>
    /// <param name="holds">Whether it is.</param>
    /// <param name="name">The setting.</param>
    /// <param name="value">The number.</param>
    /// <param name="range">The range, in words.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static void Check(bool holds, string name, double value, string range)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be {range}.");
    }
}
