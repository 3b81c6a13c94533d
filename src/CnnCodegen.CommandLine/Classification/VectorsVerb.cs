using System.CommandLine;
using System.Globalization;
using CnnCodegen.Text;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>Tells which words of a data set a file of word vectors has.</summary>
internal static class VectorsVerb
{
    public static Command Create(DataSetCatalogue<TextDataSet, ReadOptions> dataSets, CommandConsole console)
    {
        var vectors = new Option<FileInfo>("--vectors") { Description = "The file of word vectors: word2vec, GloVe or fastText.", HelpName = "file", Required = true };
        var data = new DataArguments<TextDataSet, ReadOptions>(dataSets, new ExampleReadingArguments());
        Option<Tokenizer?> tokenizer = TokenizerArgument.Create();
        var command = new Command("vectors", "Tells which words of a data set a file of word vectors has.") { vectors };
        data.AddTo(command, parts: false);
        command.Options.Add(tokenizer);
        command.SetAction(arguments =>
        {
            FileInfo file = arguments.GetRequiredValue(vectors);
            Tokenizer splits = arguments.GetValue(tokenizer) ?? new WordTokenizer();
            DataSetParts<TextDataSet> parts = data.Read(arguments, console);
            WordVectors read = WordVectors.Read(file.FullName, parts.Words([splits]));
            IReadOnlyList<TextExample> examples = [.. parts.All().SelectMany(static part => part.Set.Examples)];
            VectorCoverage coverage = VectorCoverage.Of(read, examples, splits);
            Tables.ShowFacts(console,
            [
                new("vectors", $"{file.Name}: {read.Dimensions.ToString(CultureInfo.InvariantCulture)} numbers each"),
                new("examples", $"{parts.Training.Name}: {ReportText.Integer(examples.Count)}"),
                new("tokeniser", splits.ToJson()),
                new("distinct words with a vector", Share(coverage.CoveredTypes, coverage.Types, coverage.TypeFraction)),
                new("running words with a vector", Share(coverage.CoveredTokens, coverage.Tokens, coverage.TokenFraction)),
                new("most frequent without", coverage.Missing.Count == 0 ? "none" : string.Join(' ', coverage.Missing)),
            ]);
            return ExitCode.Done;
        });
        return command;
    }

    private static string Share(long covered, long all, double fraction) =>
        string.Create(CultureInfo.InvariantCulture, $"{covered:N0} of {all:N0}, {ReportText.Share(fraction)}");
}
