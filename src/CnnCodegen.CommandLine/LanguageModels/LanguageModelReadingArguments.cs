using System.CommandLine;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>How files of sentences are read: there is one way.</summary>
internal sealed record LanguageModelReadOptions;

/// <summary>How files of sentences are read: one a line.</summary>
internal sealed class LanguageModelReadingArguments : ReadingArguments<LanguageModelText, LanguageModelReadOptions>
{
    public override void AddTo(Command command)
    {
    }

    public override LanguageModelReadOptions Read(ParseResult arguments) => new();

    public override LanguageModelText ReadFile(string path, LanguageModelReadOptions options) => LanguageModelText.Read(path);
}
