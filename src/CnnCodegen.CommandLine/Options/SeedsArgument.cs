using System.CommandLine;
using System.Globalization;

namespace CnnCodegen.CommandLine;

/// <summary>The seeds of several runs: <c>1,2,3</c>.</summary>
internal static class SeedsArgument
{
    /// <summary>Makes the option.</summary>
    public static Option<IReadOnlyList<int>> Create() => new("--seeds")
    {
        Description = "One run with each of these seeds, such as 1,2,3; they decide about initial weights, order, dropout, and about parts and folds where files do not.",
        HelpName = "numbers",
        DefaultValueFactory = static _ => [1],
        CustomParser = static result =>
        {
            var seeds = new List<int>();
            foreach (string seed in result.Tokens[0].Value.Split(','))
            {
                if (!int.TryParse(seed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) || seeds.Contains(number))
                {
                    result.AddError($"--seeds must be different whole numbers with commas between them, not '{result.Tokens[0].Value}'.");
                    return [];
                }

                seeds.Add(number);
            }

            return seeds;
        },
    };
}
