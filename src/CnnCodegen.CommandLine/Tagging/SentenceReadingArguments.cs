using System.CommandLine;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>How files of tagged sentences are read.</summary>
internal sealed class SentenceReadingArguments : ReadingArguments<TaggedDataSet, TaggedReadOptions>
{
    private readonly Option<int?> _wordColumn = new Option<int?>("--word-column") { Description = "The word's column, from 1; the first by default, in CoNLL-U the second.", HelpName = "column" }.Must(static value => value >= 1, "at least 1");

    private readonly Option<int?> _tagColumn = new Option<int?>("--tag-column") { Description = "The tag's column, from 1; the last by default, in CoNLL-U the fourth.", HelpName = "column" }.Must(static value => value >= 1, "at least 1");

    private readonly Option<bool?> _isConllU = NamedValue.Option<bool?>("--conll-u", "Whether files are CoNLL-U, with comments and ten columns", ("auto", null), ("yes", true), ("no", false));

    public override void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_wordColumn, _tagColumn, _isConllU])
            command.Options.Add(option);
    }

    public override TaggedReadOptions Read(ParseResult arguments) => new()
    {
        WordColumn = arguments.GetValue(_wordColumn),
        TagColumn = arguments.GetValue(_tagColumn),
        IsConllU = arguments.GetValue(_isConllU),
    };

    public override TaggedDataSet ReadFile(string path, TaggedReadOptions options) => TaggedDataSet.Read(path, options);
}
