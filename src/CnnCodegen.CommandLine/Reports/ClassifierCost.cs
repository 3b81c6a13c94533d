namespace CnnCodegen.CommandLine;

/// <summary>What a trained classifier costs whoever uses it.</summary>
/// <param name="SecondsPerText">The time of an answer.</param>
/// <param name="ModelBytes">The size of the model.</param>
public sealed record ClassifierCost(double SecondsPerText, long ModelBytes);
