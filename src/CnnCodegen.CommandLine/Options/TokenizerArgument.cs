using System.CommandLine;
using CnnCodegen.Text;

namespace CnnCodegen.CommandLine;

/// <summary>How texts are split into tokens; the choice travels in the model file.</summary>
internal static class TokenizerArgument
{
    /// <summary>Makes the option; without it, it is by the network's input.</summary>
    public static Option<Tokenizer?> Create() => NamedValue.Option<Tokenizer?>(
        "--tokenizer",
        "How texts are split into tokens",
        ("default", null),
        ("kim", new SentenceTokenizer()),
        ("kim-cased", new SentenceTokenizer(lowercase: false)),
        ("kim-treebank", new SentenceTokenizer(isTreebank: true)),
        ("whitespace", new WhitespaceTokenizer()),
        ("words", new WordTokenizer(lowercase: true)),
        ("words-cased", new WordTokenizer(lowercase: false)),
        ("characters", new CharacterTokenizer(lowercase: true)),
        ("characters-cased", new CharacterTokenizer(lowercase: false)));
}
