using System.CommandLine;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>How language models are trained: what all networks have, and the length of pieces.</summary>
internal sealed class LanguageModelTrainingArguments : TrainingArguments
{
    private readonly Option<int> _piece = new Option<int>("--piece")
    {
        Description = "The tokens over which gradients reach back, for each of --batch streams; without it, as many as the network's input reads.",
    }.Must(static value => value >= 1, "at least 1");

    public override void AddTo(Command command)
    {
        base.AddTo(command);
        command.Options.Add(_piece);
    }

    public override TrainingOptions Read(ParseResult arguments, TrainingOptions recipe) => base.Read(arguments, recipe) with
    {
        PieceLength = arguments.IsGiven(_piece) ? arguments.GetValue(_piece) : recipe.PieceLength,
    };
}
