using System.CommandLine;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>How the learning rate changes on the way.</summary>
internal sealed class ScheduleArguments
{
    private readonly Option<LearningRateSchedule?> _schedule = NamedValue.Option<LearningRateSchedule?>(
        "--schedule",
        "How the learning rate changes on the way",
        ("default", null),
        ("constant", new ConstantSchedule()),
        ("step", new StepSchedule()),
        ("cosine", new CosineSchedule()),
        ("plateau", new PlateauSchedule()));

    private readonly Option<int> _warmUp = new Option<int>("--warm-up") { Description = "The steps over which the learning rate rises to its full size." }.Must(static value => value >= 0, "zero or positive");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_schedule);
        command.Options.Add(_warmUp);
    }

    /// <summary>The schedule of a recipe with what the command line says otherwise.</summary>
    public LearningRateSchedule Read(ParseResult arguments, LearningRateSchedule recipe)
    {
        LearningRateSchedule schedule = arguments.GetValue(_schedule) ?? recipe;
        return arguments.IsGiven(_warmUp) ? schedule with { WarmUpSteps = arguments.GetValue(_warmUp) } : schedule;
    }
}
