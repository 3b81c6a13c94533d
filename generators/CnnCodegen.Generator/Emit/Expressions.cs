using System.Globalization;

namespace CnnCodegen.Generator.Emit;

/// <summary>Small arithmetic on C# expressions: numbers are computed here, parentheses stand where people want them.</summary>
internal static class Expressions
{
    /// <summary><c>(length - 2) * 300</c>; <c>1_500</c> where both are numbers.</summary>
    public static string Times(string expression, long factor) => Value(expression) is { } value
        ? Literals.Grouped(value * factor)
        : factor == 1 ? expression : $"{Operand(expression)} * {Literals.Number(factor)}";

    /// <summary><c>2_080 + ((length - 4) * 32)</c>; the sum where both are numbers.</summary>
    public static string Plus(long number, string expression) => Value(expression) is { } value
        ? Literals.Grouped(number + value)
        : number == 0 ? expression : $"{Literals.Grouped(number)} + {Operand(expression)}";

    /// <summary>The expression in parentheses, unless it is one word or one call.</summary>
    public static string Operand(string expression)
    {
        int depth = 0;
        foreach (char c in expression)
        {
            if (c is '(' or '[')
                depth++;
            else if (c is ')' or ']')
                depth--;
            else if (c == ' ' && depth == 0)
                return $"({expression})";
        }

        return expression;
    }

    private static long? Value(string expression) =>
        long.TryParse(expression.Replace("_", ""), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : null;
}
