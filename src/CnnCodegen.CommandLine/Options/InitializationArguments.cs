using System.CommandLine;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>What weights start from.</summary>
internal sealed class InitializationArguments
{
    private readonly Option<Initialization?> _initialization = NamedValue.Option<Initialization?>(
        "--init",
        "What weights start from",
        ("default", null),
        ("pytorch", new PyTorchInitialization()),
        ("he", new HeInitialization()));

    private readonly Option<double> _range = new Option<double>("--init-range") { Description = "The bound of the uniform numbers that weights start from, instead of --init." }.Must(static value => value > 0 && double.IsFinite(value), "positive");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_initialization);
        command.Options.Add(_range);
    }

    /// <summary>What a recipe says with what the command line says otherwise.</summary>
    /// <exception cref="CommandException">The command line says two things.</exception>
    public Initialization Read(ParseResult arguments, Initialization recipe)
    {
        if (!arguments.IsGiven(_range))
            return arguments.GetValue(_initialization) ?? recipe;

        if (arguments.GetValue(_initialization) is { } other)
            throw new CommandException($"{_range.Name} asks for uniform numbers, and {_initialization.Name} for {NamedValue.OfType(other, nameof(Initialization))}.");

        double range = arguments.GetValue(_range);
        return recipe is UniformInitialization uniform ? uniform with { Range = range } : new UniformInitialization(range);
    }
}
