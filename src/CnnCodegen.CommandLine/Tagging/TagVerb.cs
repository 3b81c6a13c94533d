using System.CommandLine;
using System.Text;
using CnnCodegen.Tagging;
using Spectre.Console;

namespace CnnCodegen.CommandLine;

/// <summary>Tags a text, a file of lines, or the lines of the standard input as they come. No training library is loaded.</summary>
internal static class TagVerb
{
    public static Command Create(NetworkCatalogue<TaggerEntry> networks, CommandConsole console)
    {
        Option<FileInfo> model = CommonArguments.Model("The model file.");
        var text = new Argument<string?>("text") { Description = "The text; without it, each line of --input, or of the standard input, is a text.", Arity = ArgumentArity.ZeroOrOne };
        var input = new Option<FileInfo?>("--input", "-i") { Description = "A file with one text on each line.", HelpName = "file" };
        var isCut = new Option<bool>("--words") { Description = "Texts are cut into words already, with spaces between them; without it, the model's tokenizer cuts them." };
        Option<TagFormat?> format = NamedValue.Option<TagFormat?>(
            "--format", "How answers are written; by default in colour on a terminal, otherwise conll", ("auto", null), ("conll", TagFormat.Conll), ("json", TagFormat.Json), ("text", TagFormat.Text));
        var command = new Command("tag", "Tags the tokens of texts.") { text, model, input, isCut, format };
        command.Validators.Add(result =>
        {
            if (result.GetValue(text) is not null && result.GetValue(input) is not null)
                result.AddError("Give a text or --input, not both.");
        });
        command.SetAction(async (arguments, cancellationToken) =>
        {
            string path = arguments.GetRequiredValue(model).FullName;
            ModelFile file = ModelFile.Read(path);
            LoadedTagger tagger = networks.Of(file, path).Load(file);
            Func<TaggedToken[], Task> answer = Writer(tagger, arguments.GetValue(format), console);
            if (arguments.GetValue(text) is { } one)
            {
                await answer(Tag(one)).ConfigureAwait(false);
                return ExitCode.Done;
            }

            using TextReader reader = arguments.GetValue(input) is { } lines ? new StreamReader(lines.FullName, Encoding.UTF8) : console.In;
            while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
                await answer(Tag(line)).ConfigureAwait(false);

            return ExitCode.Done;

            TaggedToken[] Tag(string text) => arguments.GetValue(isCut) ? tagger.Tag(text.Split(' ', StringSplitOptions.RemoveEmptyEntries)) : tagger.Tag(text);
        });
        return command;
    }

    private static Func<TaggedToken[], Task> Writer(LoadedTagger tagger, TagFormat? format, CommandConsole console)
    {
        if (format is null && console.IsInteractive)
        {
            var markup = new TagMarkup(tagger.Tags);
            return tokens =>
            {
                console.Display.MarkupLine(markup.Of(tokens));
                return Task.CompletedTask;
            };
        }

        // Each answer goes out at once: whoever sends the texts may wait for it before sending the next.
        TextWriter answers = console.OpenAnswers();
        return async tokens =>
        {
            await answers.WriteLineAsync((format ?? TagFormat.Conll).Write(tokens)).ConfigureAwait(false);
            await answers.FlushAsync().ConfigureAwait(false);
        };
    }
}
