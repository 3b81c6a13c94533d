using System.CommandLine;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>How often a run writes what it needs to go on later.</summary>
internal sealed class CheckpointArguments
{
    private readonly Option<int> _everyEpochs = new Option<int>("--checkpoint-every") { Description = "The epochs from one checkpoint to the next.", HelpName = "epochs", DefaultValueFactory = static _ => 1 }.Must(static value => value >= 1, "at least 1");
    private readonly Option<int> _everyBatches = new Option<int>("--checkpoint-every-batches") { Description = "The batches from one checkpoint to the next, where epochs are long.", HelpName = "batches" }.Must(static value => value >= 1, "at least 1");

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="place">The option that says where checkpoints are written; without it, these mean nothing.</param>
    public void AddTo(Command command, Option place)
    {
        foreach (Option option in (Option[])[_everyEpochs, _everyBatches])
        {
            command.Options.Add(option);
            option.Needs(place);
        }
    }

    /// <summary>The checkpoint at a path.</summary>
    public CheckpointOptions Read(ParseResult arguments, string path) => new(path)
    {
        EveryEpochs = arguments.GetValue(_everyEpochs),
        EveryBatches = arguments.IsGiven(_everyBatches) ? arguments.GetValue(_everyBatches) : null,
    };
}
