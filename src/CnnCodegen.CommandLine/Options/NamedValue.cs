using System.CommandLine;

namespace CnnCodegen.CommandLine;

/// <summary>Makes options whose values have names of their own on the command line.</summary>
internal static class NamedValue
{
    /// <summary>An option that takes one of some names, each of which stands for a value.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="values">The names with their values; the first is the default.</param>
    public static Option<T> Option<T>(string name, string description, params (string Name, T Value)[] values)
    {
        var option = new Option<T>(name)
        {
            Description = $"{description}: {string.Join(", ", values.Select(static value => value.Name))}.",
            HelpName = string.Join('|', values.Select(static value => value.Name)),
            DefaultValueFactory = _ => values[0].Value,
            CustomParser = result =>
            {
                string given = result.Tokens[0].Value;
                foreach ((string known, T value) in values)
                {
                    if (string.Equals(known, given, StringComparison.OrdinalIgnoreCase))
                        return value;
                }

                result.AddError($"{name} must be one of {string.Join(", ", values.Select(static value => value.Name))}, not '{given}'.");
                return default!;
            },
        };
        option.CompletionSources.Add([.. values.Select(static value => value.Name)]);
        return option;
    }

    /// <summary>The name on the command line of a value's type: its own without the family's, as <c>adam</c> for AdamOptimizer.</summary>
    public static string OfType(object value, string family) => value.GetType().Name.Replace(family, "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>Checks the value of an option where one is given.</summary>
    public static Option<T> Must<T>(this Option<T> option, Func<T, bool> holds, string rule)
    {
        option.Validators.Add(result =>
        {
            if (result.Errors.Any() || result.Implicit)
                return;

            if (result.GetValueOrDefault<T>() is { } value && !holds(value))
                result.AddError($"{option.Name} must be {rule}.");
        });
        return option;
    }

    /// <summary>Refuses an option that stands on the command line without another.</summary>
    public static void Needs(this Option option, Option other) => option.Validators.Add(result =>
    {
        if (!result.Implicit && result.GetResult(other) is null or { Implicit: true })
            result.AddError($"{option.Name} means nothing without {other.Name}.");
    });

    /// <summary>Whether an option stands on the command line.</summary>
    public static bool IsGiven(this ParseResult arguments, Option option) => arguments.GetResult(option) is { Implicit: false };
}
