using CnnCodegen.Text;
using CnnCodegen.Training;

namespace Tagging.Networks;

/// <summary>How the networks are trained where the command line says nothing else.</summary>
internal static class Recipes
{
    /// <summary>For tags of words. Words that occur once are read as unknown ones, so that the network learns what to make of those.</summary>
    public static TrainingOptions Tags { get; } = new()
    {
        Epochs = 20,
        BatchSize = 16,
        MinFrequency = 2,
        Optimizer = new AdamOptimizer { LearningRate = 1e-3 },
        MaxGradientNorm = 5,
        EarlyStopping = new EarlyStopping(4),
        Tokenizer = new WordTokenizer(),
    };

    /// <summary>For tags that make spans: the best epoch is that of the best F1.</summary>
    public static TrainingOptions Spans { get; } = Tags with { Metric = DevelopmentMetric.SpanF1 };

    /// <summary>Networks that start from given vectors. RMSprop touches the rows of a batch's words alone, where Adam's means move all of a large table with every step.</summary>
    public static TrainingOptions TagsWithVectors { get; } = Tags with { Optimizer = new RmspropOptimizer { LearningRate = 1e-3 } };

    /// <summary>The same for tags that make spans.</summary>
    public static TrainingOptions SpansWithVectors { get; } = TagsWithVectors with { Metric = DevelopmentMetric.SpanF1 };
}
