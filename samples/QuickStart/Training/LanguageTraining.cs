using CnnCodegen.Text;
using CnnCodegen.Training;
using SdkMessages;
using TorchSharp;

namespace QuickStart.Training;

/// <summary>Trains the language classifier on the compiler's messages.</summary>
internal static class LanguageTraining
{
    /// <summary>Trains; returns null where it was interrupted before there was anything to keep.</summary>
    /// <param name="data">The examples.</param>
    /// <param name="epochs">How often the training examples are gone through.</param>
    /// <param name="interrupted">Ends training; the best weights so far are returned.</param>
    public static TrainedNetwork? Train(LanguageDataSet data, int epochs, CancellationToken interrupted)
    {
        // The network is small: several threads wait for each other about as long as they compute, and far longer where other programs
        // want the cores too. One thread also yields the same weights whatever the number of cores.
        Torch.EnsureLoaded();
        torch.set_num_threads(1);

        var trainer = new TextClassifierTrainer<LanguageClassifier>(new TrainingOptions
        {
            Epochs = epochs,
            BatchSize = 64,
            Optimizer = new AdamOptimizer { LearningRate = 2e-3 },
            Tokenizer = new CharacterTokenizer(lowercase: true),
            Labels = CompilerMessages.Languages,
            Seed = 1,
        });
        try
        {
            return ProgressDisplay.Show(progress => trainer.Train(data.Training, data.Development, progress, interrupted));
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
