using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Building;

/// <summary>What a task demands of a network.</summary>
/// <param name="LeastInputs">The inputs that it must have at least.</param>
/// <param name="Inputs">The inputs in words.</param>
/// <param name="Output">The result in words.</param>
/// <param name="Fits">Whether a result fits, given the shapes of the inputs.</param>
internal sealed record TaskRules(int LeastInputs, string Inputs, string Output, Func<Shape, IReadOnlyList<Shape>, bool> Fits)
{
    /// <summary>The number of the input whose tokens are predicted one after another, so that no layer may look ahead; null where the text is there as a whole.</summary>
    public int? Stream { get; init; }

    /// <summary>The most inputs; null for any number.</summary>
    public int? MostInputs { get; init; }

    /// <summary>Why no layer may look ahead, in words.</summary>
    public string WhyCausal { get; init; } = "";

    public static TaskRules Of(string task) => task switch
    {
        nameof(SequenceTaggerAttribute) => new(1, "an input", "a row with one number per tag for each token", HasTheLengthOf(0)),
        nameof(LanguageModelAttribute) => new(1, "one input", "a row with one number per token of the vocabulary for each token", HasTheLengthOf(0))
        {
            Stream = 0,
            MostInputs = 1,
            WhyCausal = "a language model must not see what it predicts",
        },
        nameof(TranslatorAttribute) => new(2, "two inputs, the source and then the target", "a row with one number per token of the vocabulary for each token of the target", HasTheLengthOf(1))
        {
            Stream = 1,
            MostInputs = 2,
            WhyCausal = "a translator must not see what it predicts of the target",
        },
        _ => new(1, "an input", "a vector with one number per label", static (output, _) => output.IsVector),
    };

    private static Func<Shape, IReadOnlyList<Shape>, bool> HasTheLengthOf(int input) =>
        (output, inputs) => output.IsSequence && output.Length.IsSameAs(inputs[input].Length);
}
