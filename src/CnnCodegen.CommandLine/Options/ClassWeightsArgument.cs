using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>How much each label's examples count: <c>equal</c>, <c>balanced</c>, or <c>spam=4 ham=1</c>.</summary>
internal static class ClassWeightsArgument
{
    private const string Name = "--class-weights";

    /// <summary>Makes the option.</summary>
    public static Option<ClassWeights?> Create()
    {
        var option = new Option<ClassWeights?>(Name)
        {
            Description = "How much each label's examples count: equal, balanced (as much together as those of any other label), or numbers such as spam=4 ham=1.",
            HelpName = "equal|balanced|label=number",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = true,
            CustomParser = Parse,
        };
        option.CompletionSources.Add("equal", "balanced");
        return option;
    }

    private static ClassWeights? Parse(ArgumentResult result)
    {
        if (result.Tokens is [{ Value: "equal" }])
            return null;

        if (result.Tokens is [{ Value: "balanced" }])
            return ClassWeights.Balanced;

        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (Token token in result.Tokens)
        {
            // The last sign: a label may hold one, a number may not.
            int sign = token.Value.LastIndexOf('=');
            bool isNumber = double.TryParse(token.Value.AsSpan(sign + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out double weight);
            if (sign < 1 || !isNumber || !(weight > 0 && double.IsFinite(weight)) || !weights.TryAdd(token.Value[..sign], weight))
            {
                result.AddError($"{Name} must be equal, balanced, or one label=number for each of some labels with positive numbers, not '{token.Value}'.");
                return null;
            }
        }

        return ClassWeights.Of(weights);
    }
}
