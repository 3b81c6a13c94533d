using CnnCodegen.Text;
using CnnCodegen.Training;

namespace Translation.Networks;

/// <summary>How the networks are trained where the command line says nothing else.</summary>
internal static class Recipes
{
    /// <summary>Bradbury et al. (2017), section 3.3: Adam, ten epochs; here the epoch that is best on the development pairs.</summary>
    public static TrainingOptions Words { get; } = new()
    {
        Epochs = 10,
        BatchSize = 32,
        Optimizer = new AdamOptimizer { LearningRate = 1e-3 },
        MaxGradientNorm = 5,
        Tokenizer = new WordTokenizer(lowercase: false),
    };

    /// <summary>The same for characters, among which upper-case letters are others than lower-case ones.</summary>
    public static TrainingOptions Characters { get; } = Words with { BatchSize = 16, Tokenizer = new CharacterTokenizer() };
}
