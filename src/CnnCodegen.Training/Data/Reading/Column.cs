using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CnnCodegen.Training;

/// <summary>A column of a file: by its name in the header (in JSON, the property's name), or by its number from 1.</summary>
public readonly record struct Column
{
    private Column(int number, string? name)
    {
        Number = number;
        Name = name;
    }

    /// <summary>The number from 1; 0 where the column is named.</summary>
    public int Number { get; }

    /// <summary>The name; null where the column is numbered.</summary>
    public string? Name { get; }

    /// <summary>A column by its number.</summary>
    /// <param name="number">The number, from 1.</param>
    public static implicit operator Column(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        return new Column(number, null);
    }

    /// <summary>A column by its name.</summary>
    /// <param name="name">The name; case counts.</param>
    public static implicit operator Column([NotNull] string? name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new Column(0, name);
    }

    /// <summary>A column as it is written on a command line: digits are a number, everything else is a name.</summary>
    /// <param name="text">The number or the name.</param>
    public static Column Parse(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : text;

    /// <summary>The column as messages show it.</summary>
    public override string ToString() => Name is null ? Number.ToString(CultureInfo.InvariantCulture) : $"'{Name}'";
}
