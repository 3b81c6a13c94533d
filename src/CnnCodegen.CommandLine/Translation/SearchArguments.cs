using System.CommandLine;
using CnnCodegen.Translators;

namespace CnnCodegen.CommandLine;

/// <summary>How translations are searched for.</summary>
internal sealed class SearchArguments
{
    private readonly Option<int> _beam = new Option<int>("--beam") { Description = "The beginnings that are kept at each step; 1 takes the most probable token.", DefaultValueFactory = static _ => 5 }.Must(static value => value >= 1, "at least 1");

    private readonly Option<double> _lengthPenalty = new Option<double>("--length-penalty")
    {
        Description = "α of Wu et al. (2016): how much longer translations are favoured; 0 for not at all.",
        DefaultValueFactory = static _ => SearchOptions.Greedy.LengthPenalty,
    }.Must(static value => value >= 0 && double.IsFinite(value), "zero or positive");

    private readonly Option<int?> _maxLength = new Option<int?>("--max-length") { Description = "The most tokens of a translation; without it, one less than the network's longest target." }.Must(static value => value is null or >= 1, "at least 1");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_beam, _lengthPenalty, _maxLength])
            command.Options.Add(option);
    }

    /// <summary>What the command line says.</summary>
    public SearchOptions Read(ParseResult arguments) => new()
    {
        BeamWidth = arguments.GetValue(_beam),
        LengthPenalty = arguments.GetValue(_lengthPenalty),
        MaxLength = arguments.GetValue(_maxLength),
    };
}
