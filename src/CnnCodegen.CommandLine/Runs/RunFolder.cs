using System.Text.Json;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>
/// A folder where runs are kept: finished ones with their answers, the one under way with its checkpoint. A long experiment that was ended goes on from there.
/// </summary>
/// <param name="path">The folder; it is made where it is missing.</param>
/// <param name="checkpoint">How often a run writes its checkpoint, which is at the given path.</param>
internal sealed class RunFolder(string path, Func<string, CheckpointOptions> checkpoint)
{
    private const string Checkpoint = ".checkpoint";

    /// <summary>The run of a key, where it is finished.</summary>
    /// <exception cref="CommandException">Its file is damaged.</exception>
    public FinishedRun? Find(RunKey key, Trial trial)
    {
        string file = RecordOf(key);
        if (!File.Exists(file))
            return null;

        try
        {
            RunRecord record = RunRecord.Parse(File.ReadAllText(file));
            return record.Key.OrderBy(static part => part.Key, StringComparer.Ordinal).SequenceEqual(key.Parts)
                ? record.ToRun(trial)
                : throw new JsonException("It is of another run.");
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw new CommandException($"The finished run in {file} cannot be used: {exception.Message} Delete the file, and the run is run again.");
        }
    }

    /// <summary>Where a run writes its checkpoint, and goes on from where there is one.</summary>
    public CheckpointOptions CheckpointOf(RunKey key)
    {
        Directory.CreateDirectory(path);
        return checkpoint(PathOf(key, Checkpoint)) with { Resume = true };
    }

    /// <summary>Keeps a finished run; its checkpoint is no longer needed.</summary>
    public void Keep(RunKey key, FinishedRun run)
    {
        Directory.CreateDirectory(path);
        ReplacedFile.Write(RecordOf(key), RunRecord.Of(key, run).ToJson());
        // Also what a process that was killed left of one.
        foreach (string file in Directory.EnumerateFiles(path, key.FileName + Checkpoint + "*"))
            File.Delete(file);
    }

    private string RecordOf(RunKey key) => PathOf(key, ".json");

    private string PathOf(RunKey key, string extension) => Path.Combine(path, key.FileName + extension);
}
