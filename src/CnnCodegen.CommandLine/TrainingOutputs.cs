using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>What a training leaves behind.</summary>
/// <param name="Model">The model file.</param>
/// <param name="Seed">What all chance follows.</param>
/// <param name="Checkpoint">What is written to go on later; null where nothing is.</param>
/// <param name="Report">The folder of the report; null without one.</param>
/// <param name="Threads">The most threads of the generated code.</param>
internal sealed record TrainingOutputs(FileInfo Model, int Seed, CheckpointOptions? Checkpoint, DirectoryInfo? Report, int Threads)
{
    /// <summary>Trains and saves; where the loss is lost, or training is cancelled, the best weights until then.</summary>
    /// <param name="train">Trains.</param>
    /// <param name="evaluate">Tells how good the network is, from the file that was written; not called after a cancellation.</param>
    /// <param name="console">Where it is told what was saved.</param>
    /// <returns>The exit code.</returns>
    public int Save(Func<TrainedNetwork> train, Action<TrainedNetwork, ModelFile> evaluate, CommandConsole console)
    {
        using TrainedNetwork trained = TrainOrRescue(train);
        trained.Save(Model.FullName);
        console.WriteLine($"Saved the weights of epoch {trained.Metrics.BestEpoch} to {Model.FullName}");
        if (trained.Metrics.End == TrainingEnd.Cancelled)
        {
            console.Error.WriteLine("Cancelled; the best weights until then were saved." + (Checkpoint is null ? "" : " --resume goes on from the checkpoint."));
            return ExitCode.Cancelled;
        }

        if (Checkpoint is not null)
            File.Delete(Checkpoint.Path);

        evaluate(trained, ModelFile.Read(Model.FullName));
        return ExitCode.Done;
    }

    private TrainedNetwork TrainOrRescue(Func<TrainedNetwork> train)
    {
        try
        {
            return train();
        }
        catch (TrainingDivergedException exception) when (exception.Best is not null)
        {
            using TrainedNetwork best = exception.Best;
            best.Save(Model.FullName);
            throw new CommandException($"{exception.Message} The best weights until then, of epoch {best.Metrics.BestEpoch}, were saved to {Model.FullName}.");
        }
    }
}
