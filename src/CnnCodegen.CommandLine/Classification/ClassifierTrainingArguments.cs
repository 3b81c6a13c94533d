using System.CommandLine;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>How classifiers are trained: what all networks have, and what is of labels.</summary>
internal sealed class ClassifierTrainingArguments()
    : TrainingArguments(("accuracy", DevelopmentMetric.Accuracy), ("macro-f1", DevelopmentMetric.MacroF1), ("loss", DevelopmentMetric.Loss))
{
    private readonly Option<double> _labelSmoothing = new Option<double>("--label-smoothing") { Description = "The share of the target that is spread over all labels." }.Must(static value => value is >= 0 and < 1, "in [0, 1)");
    private readonly Option<ClassWeights?> _classWeights = ClassWeightsArgument.Create();

    public override void AddTo(Command command)
    {
        base.AddTo(command);
        command.Options.Add(_labelSmoothing);
        command.Options.Add(_classWeights);
    }

    public override TrainingOptions Read(ParseResult arguments, TrainingOptions recipe) => base.Read(arguments, recipe) with
    {
        LabelSmoothing = Given(arguments, _labelSmoothing, recipe.LabelSmoothing),
        ClassWeights = Given(arguments, _classWeights, recipe.ClassWeights),
    };
}
