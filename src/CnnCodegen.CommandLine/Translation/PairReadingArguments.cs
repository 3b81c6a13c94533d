using System.CommandLine;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>How files of sentences with their translations are read.</summary>
internal sealed class PairReadingArguments : ReadingArguments<TranslationDataSet, TranslationReadOptions>
{
    private readonly Option<int> _sourceColumn = Column("--source-column", "The source's column, from 1.", 1);
    private readonly Option<int> _targetColumn = Column("--target-column", "The target's column, from 1.", 2);

    public override void AddTo(Command command)
    {
        command.Options.Add(_sourceColumn);
        command.Options.Add(_targetColumn);
    }

    public override TranslationReadOptions Read(ParseResult arguments) => new()
    {
        SourceColumn = arguments.GetValue(_sourceColumn),
        TargetColumn = arguments.GetValue(_targetColumn),
    };

    public override TranslationDataSet ReadFile(string path, TranslationReadOptions options) => TranslationDataSet.Read(path, options);

    private static Option<int> Column(string name, string description, int usual) =>
        new Option<int>(name) { Description = description, HelpName = "column", DefaultValueFactory = _ => usual }.Must(static value => value >= 1, "at least 1");
}
