using CnnCodegen.Text;
using CnnCodegen.Training;

namespace TopicClassification;

/// <summary>How the networks are trained where the command line says nothing else.</summary>
internal static class Recipes
{
    // A uniform distribution has the deviation of a normal one where its bound is so many times as large.
    private static readonly double UniformForNormal = Math.Sqrt(3);

    /// <summary>
    /// Conneau et al. (2017): SGD with momentum, batches of 128, the rate halved every three epochs as in Zhang et al. (2015). Gradients are cut to a norm of 7, which the paper
    /// does not tell of, but implementations of its deep networks need.
    /// </summary>
    public static TrainingOptions VeryDeep { get; } = new()
    {
        Epochs = 15,
        BatchSize = 128,
        Optimizer = new SgdOptimizer { LearningRate = 0.01, Momentum = 0.9 },
        Schedule = new StepSchedule { EveryEpochs = 3, FallFactor = 0.5 },
        MaxGradientNorm = 7,
        Tokenizer = new CharacterTokenizer(lowercase: true),
        Vocabulary = Alphabets.VdCnn,
    };

    /// <summary>Zhang et al. (2015), the small network: weights of deviation 0.05.</summary>
    public static TrainingOptions CharCnnSmall { get; } = CharCnn(0.05);

    /// <summary>Zhang et al. (2015), the large network: weights of deviation 0.02.</summary>
    public static TrainingOptions CharCnnLarge { get; } = CharCnn(0.02);

    /// <summary>The LSTM of Zhang et al. (2015): gradients are cut to a norm of 5.</summary>
    public static TrainingOptions LstmMean { get; } = new()
    {
        Epochs = 15,
        BatchSize = 128,
        Optimizer = new SgdOptimizer { LearningRate = 0.01, Momentum = 0.9 },
        Schedule = new StepSchedule { EveryEpochs = 3, FallFactor = 0.5 },
        MaxGradientNorm = 5,
        Tokenizer = new SentenceTokenizer(),
    };

    /// <summary>Bradbury et al. (2017), for the quasi-recurrent network and the LSTM beside it.</summary>
    public static TrainingOptions Recurrent { get; } = new()
    {
        Epochs = 10,
        BatchSize = 24,
        Optimizer = new RmspropOptimizer { LearningRate = 1e-3, Decay = 0.9, WeightDecay = 4e-6 },
        Tokenizer = new SentenceTokenizer(),
    };

    /// <summary>For the network of Kalchbrenner et al. (2014), who train with Adagrad.</summary>
    public static TrainingOptions DynamicKMax { get; } = new()
    {
        Epochs = 25,
        BatchSize = 50,
        Optimizer = new AdadeltaOptimizer(),
        Tokenizer = new SentenceTokenizer(),
    };

    /// <summary>Kim (2014), section 3.1.</summary>
    public static TrainingOptions Kim { get; } = new()
    {
        Epochs = 25,
        BatchSize = 50,
        Initialization = new UniformInitialization(0.01),
        Optimizer = new AdadeltaOptimizer { Rho = 0.95, Epsilon = 1e-6 },
        Tokenizer = new SentenceTokenizer(),
    };

    /// <summary>Averages of word vectors. RMSprop touches the rows of a batch's words alone.</summary>
    public static TrainingOptions Averages { get; } = new()
    {
        Epochs = 25,
        BatchSize = 50,
        Optimizer = new RmspropOptimizer { LearningRate = 1e-3 },
        Tokenizer = new SentenceTokenizer(),
    };

    /// <summary>Languages, told apart by whatever characters they are written in.</summary>
    public static TrainingOptions Languages { get; } = new()
    {
        Epochs = 6,
        BatchSize = 64,
        Optimizer = new AdamOptimizer { LearningRate = 2e-3 },
        Tokenizer = new CharacterTokenizer(lowercase: true),
    };

    /// <summary>SGD with momentum, batches of 128, the rate halved every three epochs, ten times.</summary>
    private static TrainingOptions CharCnn(double deviation) => new()
    {
        Epochs = 30,
        BatchSize = 128,
        Initialization = new UniformInitialization(UniformForNormal * deviation),
        Optimizer = new SgdOptimizer { LearningRate = 0.01, Momentum = 0.9, WeightDecay = 1e-5 },
        Schedule = new StepSchedule { EveryEpochs = 3, FallFactor = 0.5 },
        Tokenizer = new CharacterTokenizer(lowercase: true),
        Vocabulary = Alphabets.CharCnn,
        WordVectors = new Dictionary<string, WordVectors> { ["Symbols"] = Alphabets.OneHot },
    };
}
