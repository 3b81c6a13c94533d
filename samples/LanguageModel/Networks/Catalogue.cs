using CnnCodegen.CommandLine;
using CnnCodegen.Text;
using CnnCodegen.Training;

namespace LanguageModel.Networks;

/// <summary>The networks with their recipes.</summary>
internal static class Catalogue
{
    /// <summary>For the compiler's messages.</summary>
    private static readonly TrainingOptions Messages = new()
    {
        Epochs = 12,
        BatchSize = 20,
        Optimizer = new AdamOptimizer { LearningRate = 0.004 },
        MaxGradientNorm = 5,
        Tokenizer = new WordTokenizer(lowercase: false),
    };

    /// <summary>Kim et al. (2016).</summary>
    private static readonly TrainingOptions CharacterAware = new()
    {
        Epochs = 25,
        BatchSize = 20,
        PieceLength = 35,
        Optimizer = new SgdOptimizer { LearningRate = 1, Momentum = 0 },
        Schedule = new PlateauSchedule { Patience = 0, FallFactor = 0.5, MinimumImprovement = 1 },
        MaxGradientNorm = 5,
        Initialization = new UniformInitialization(0.05) { OfAll = true },
        Tokenizer = new WhitespaceTokenizer(),
    };

    /// <summary>Bradbury et al. (2017).</summary>
    private static readonly TrainingOptions Qrnn = CharacterAware with
    {
        Epochs = 72,
        PieceLength = 105,
        Optimizer = new SgdOptimizer { LearningRate = 1, Momentum = 0, WeightDecay = 2e-4 },
        Schedule = new StepSchedule { AfterEpochs = 5, EveryEpochs = 1, FallFactor = 0.95 },
        MaxGradientNorm = 10,
    };

    public static LanguageModelCommands AddNetworks(this LanguageModelCommands commands) => commands
        .Add<MessageLstm>("lstm", Messages)
        .Add<CharacterQrnn>("characters", Messages with { Tokenizer = new CharacterTokenizer() })
        .Add<WordLstmSmall>("word-small", CharacterAware)
        .Add<CharacterAwareSmall>("character-aware-small", CharacterAware)
        .Add<CharacterAwareLarge>("character-aware-large", CharacterAware)
        .Add<WordQrnn>("qrnn", Qrnn);
}
