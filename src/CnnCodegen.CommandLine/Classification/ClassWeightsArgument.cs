using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>How much each label's examples count: <c>equal</c>, <c>balanced</c>, or <c>spam=4,ham=1</c>.</summary>
internal static partial class ClassWeightsArgument
{
    private const string Name = "--class-weights";

    /// <summary>Makes the option.</summary>
    public static Option<ClassWeights?> Create()
    {
        var option = new Option<ClassWeights?>(Name)
        {
            Description = "How much each label's examples count: equal, balanced (as much together as those of any other label), or numbers such as spam=4,ham=1; a label that is not named counts 1.",
            HelpName = "equal|balanced|label=number,…",
            CustomParser = static result => Parse(result.Tokens[0].Value, result),
        };
        option.CompletionSources.Add("equal", "balanced");
        return option;
    }

    private static ClassWeights? Parse(string given, ArgumentResult result)
    {
        if (given == "equal")
            return null;

        if (given == "balanced")
            return ClassWeights.Balanced;

        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        int end = 0;
        foreach (Match match in Weight().Matches(given))
        {
            bool isNumber = double.TryParse(match.Groups["weight"].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out double weight);
            if (!isNumber || !(weight > 0 && double.IsFinite(weight)) || !weights.TryAdd(match.Groups["label"].Value, weight))
                break;

            end = match.Index + match.Length;
        }

        if (end == given.Length && end > 0)
            return ClassWeights.Of(weights);

        result.AddError($"{Name} must be equal, balanced, or label=number with commas between them, each label once and the numbers positive, not '{given}'.");
        return null;
    }

    /// <summary>A label may hold commas and equals signs; a number holds neither.</summary>
    [GeneratedRegex(@"\G(?<label>.+?)=(?<weight>[^,=]+)(?:,(?=.)|$)", RegexOptions.Singleline)]
    private static partial Regex Weight();
}
