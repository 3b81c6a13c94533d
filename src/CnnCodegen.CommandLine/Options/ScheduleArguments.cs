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

    private readonly Option<int> _fallEvery = new Option<int>("--fall-every") { Description = "The epochs from one fall of the learning rate to the next (step), or those without improvement that are borne (plateau).", HelpName = "epochs" }.Must(static value => value >= 0, "zero or positive");

    private readonly Option<double> _fallFactor = new Option<double>("--fall-factor") { Description = "What the learning rate is multiplied by when it falls; of step and plateau." }.Must(static value => value is > 0 and < 1, "in (0, 1)");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_schedule);
        command.Options.Add(_fallEvery);
        command.Options.Add(_fallFactor);
        command.Options.Add(_warmUp);
    }

    /// <summary>The schedule of a recipe with what the command line says otherwise.</summary>
    /// <exception cref="CommandException">The command line sets what the schedule does not have.</exception>
    public LearningRateSchedule Read(ParseResult arguments, LearningRateSchedule recipe)
    {
        LearningRateSchedule schedule = arguments.GetValue(_schedule) ?? recipe;
        if (arguments.IsGiven(_fallEvery))
            schedule = WithEvery(schedule, arguments.GetValue(_fallEvery)) ?? throw Without(_fallEvery, schedule);

        if (arguments.IsGiven(_fallFactor))
            schedule = WithFactor(schedule, arguments.GetValue(_fallFactor)) ?? throw Without(_fallFactor, schedule);

        return arguments.IsGiven(_warmUp) ? schedule with { WarmUpSteps = arguments.GetValue(_warmUp) } : schedule;
    }

    private static LearningRateSchedule? WithEvery(LearningRateSchedule schedule, int epochs) => schedule switch
    {
        StepSchedule step => step with { EveryEpochs = epochs },
        PlateauSchedule plateau => plateau with { Patience = epochs },
        _ => null,
    };

    private static LearningRateSchedule? WithFactor(LearningRateSchedule schedule, double factor) => schedule switch
    {
        StepSchedule step => step with { FallFactor = factor },
        PlateauSchedule plateau => plateau with { FallFactor = factor },
        _ => null,
    };

    private static CommandException Without(Option option, LearningRateSchedule schedule) =>
        new($"{option.Name} does not belong to --schedule {NamedValue.OfType(schedule, "Schedule")}, but to step and plateau.");
}
