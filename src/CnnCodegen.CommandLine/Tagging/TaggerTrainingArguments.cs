using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>How taggers are trained: what all networks have, and the F1 of spans to choose the best epoch by.</summary>
internal sealed class TaggerTrainingArguments()
    : TrainingArguments(("accuracy", DevelopmentMetric.Accuracy), ("macro-f1", DevelopmentMetric.MacroF1), ("span-f1", DevelopmentMetric.SpanF1), ("loss", DevelopmentMetric.Loss));
