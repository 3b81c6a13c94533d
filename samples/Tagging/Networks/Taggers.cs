using CnnCodegen.CommandLine;

namespace Tagging.Networks;

/// <summary>
/// The networks by their names on the command line, each for the numbers of tags that the data sets have: 4 (messages), 9 (names), 17 and 45 (parts of speech), 22 (phrases); the one
/// that fits the sentences is taken.
/// </summary>
internal static class Taggers
{
    public static SequenceTaggerCommands AddTaggers(this SequenceTaggerCommands commands) => commands
        .Add<Window4>("window", Recipes.Spans).Add<Window9>("window", Recipes.Spans).Add<Window17>("window", Recipes.Tags).Add<Window22>("window", Recipes.Spans).Add<Window45>("window", Recipes.Tags)
        .Add<WindowWords17>("window-words", Recipes.Tags).Add<WindowWords45>("window-words", Recipes.Tags)
        .Add<WindowVectors9>("window-vectors", Recipes.SpansWithVectors).Add<WindowVectors17>("window-vectors", Recipes.TagsWithVectors).Add<WindowVectors22>("window-vectors", Recipes.SpansWithVectors).Add<WindowVectors45>("window-vectors", Recipes.TagsWithVectors)
        .Add<CharWnn4>("char-wnn", Recipes.Spans).Add<CharWnn9>("char-wnn", Recipes.Spans).Add<CharWnn17>("char-wnn", Recipes.Tags).Add<CharWnn22>("char-wnn", Recipes.Spans).Add<CharWnn45>("char-wnn", Recipes.Tags)
        .Add<CharWnnVectors9>("char-wnn-vectors", Recipes.SpansWithVectors).Add<CharWnnVectors17>("char-wnn-vectors", Recipes.TagsWithVectors).Add<CharWnnVectors22>("char-wnn-vectors", Recipes.SpansWithVectors).Add<CharWnnVectors45>("char-wnn-vectors", Recipes.TagsWithVectors)
        .Add<SentenceConvolution4>("sentence-convolution", Recipes.Spans).Add<SentenceConvolution9>("sentence-convolution", Recipes.Spans).Add<SentenceConvolution17>("sentence-convolution", Recipes.Tags).Add<SentenceConvolution22>("sentence-convolution", Recipes.Spans).Add<SentenceConvolution45>("sentence-convolution", Recipes.Tags)
        .Add<BiLstm4>("bi-lstm", Recipes.Spans).Add<BiLstm9>("bi-lstm", Recipes.Spans).Add<BiLstm17>("bi-lstm", Recipes.Tags).Add<BiLstm22>("bi-lstm", Recipes.Spans).Add<BiLstm45>("bi-lstm", Recipes.Tags)
        .Add<BiLstmVectors9>("bi-lstm-vectors", Recipes.SpansWithVectors).Add<BiLstmVectors17>("bi-lstm-vectors", Recipes.TagsWithVectors).Add<BiLstmVectors22>("bi-lstm-vectors", Recipes.SpansWithVectors).Add<BiLstmVectors45>("bi-lstm-vectors", Recipes.TagsWithVectors);
}
