using System.CommandLine;
using CnnCodegen.Tagging;
using Spectre.Console;

namespace CnnCodegen.CommandLine;

/// <summary>Tags a text, a file of lines, or the lines of the standard input as they come. No training library is loaded.</summary>
internal static class TagVerb
{
    public static Command Create(NetworkCatalogue<TaggerEntry> networks, CommandConsole console)
    {
        Option<FileInfo> model = CommonArguments.Model("The model file.");
        var texts = new TextArguments();
        var isCut = new Option<bool>("--words") { Description = "Texts are cut into words already, with spaces between them; without it, the model's tokenizer cuts them." };
        Option<TagFormat?> format = NamedValue.Option<TagFormat?>(
            "--format", "How answers are written; by default in colour on a terminal, otherwise conll", ("auto", null), ("conll", TagFormat.Conll), ("json", TagFormat.Json), ("text", TagFormat.Text));
        var command = new Command("tag", "Tags the tokens of texts.") { model, isCut, format };
        texts.AddTo(command);
        command.SetAction(async (arguments, cancellationToken) =>
        {
            (TaggerEntry entry, ModelFile file) = networks.Read(arguments.GetRequiredValue(model));
            LoadedTagger tagger = entry.Load(file);
            Func<TaggedToken[], Task> answer = Writer(tagger, arguments.GetValue(format), console);
            await foreach (string text in texts.Read(arguments, console, cancellationToken).ConfigureAwait(false))
                await answer(Tag(text)).ConfigureAwait(false);

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
