using CnnCodegen.Text;
using CnnCodegen.Training;

namespace SentenceClassification.Networks;

/// <summary>How the networks are trained where the command line says nothing else.</summary>
internal static class Recipes
{
    /// <summary>Kim (2014), section 3.1: Adadelta, batches of 50, the epoch that is best on the development examples; filters start near zero, as in his code.</summary>
    public static TrainingOptions Kim { get; } = new()
    {
        Epochs = 25,
        BatchSize = 50,
        Initialization = new UniformInitialization(0.01),
        Optimizer = new AdadeltaOptimizer { Rho = 0.95, Epsilon = 1e-6 },
        Tokenizer = new SentenceTokenizer(),
    };

    /// <summary>Averages of word vectors. RMSprop touches the rows of a batch's words alone, where Adam's means move all of a large table with every step.</summary>
    public static TrainingOptions Averages { get; } = new()
    {
        Epochs = 25,
        BatchSize = 50,
        Optimizer = new RmspropOptimizer { LearningRate = 1e-3 },
        Tokenizer = new SentenceTokenizer(),
    };
}
