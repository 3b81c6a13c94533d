using System.Text;
using CnnCodegen.Text;

namespace CnnCodegen.Runtime;

/// <summary>Makes the tokens of a language model's texts, and texts of its tokens.</summary>
/// <param name="encoder">How the input reads text.</param>
/// <param name="endToken">The id of the end token; null for none.</param>
internal sealed class StreamTexts(TextEncoder encoder, int? endToken)
{
    private readonly string _endText = endToken is { } id ? TextOf(encoder, id) : "";

    /// <summary>The tokens of a text whose lines are all ended, the end token before them included.</summary>
    /// <param name="text">The text.</param>
    /// <param name="characters">The code points of what stands behind the first token.</param>
    public (int[] Ids, string[] Words) Whole(string text, out int characters)
    {
        // A text file ends in the end of its last line.
        (int[] ids, string[] words) = Of(text.EndsWith('\n') || endToken is null ? text : text + '\n');
        characters = endToken is null
            ? CountOf(text) - (words.Length == 0 ? 0 : CountOf(words[0]))
            : Lines(text.EndsWith('\n') ? text[..^1] : text).Sum(static line => CountOf(line) + 1);
        return (ids, words);
    }

    /// <summary>The tokens of a text whose last line goes on, the end token before them included.</summary>
    public (int[] Ids, string[] Words) Of(string text)
    {
        string[] words = endToken is null
            ? [.. encoder.Split(text)]
            : [.. Lines(text).SelectMany(line => encoder.Split(line).Prepend(_endText))];
        return (Array.ConvertAll(words, word => ReferenceEquals(word, _endText) ? endToken!.Value : encoder.IdOf(word)), words);
    }

    /// <summary>What continues a prompt.</summary>
    /// <param name="prompt">The prompt.</param>
    public Continuation Continue(string prompt) => new(encoder, endToken, prompt);

    /// <summary>The lines, as files are cut that models learn from: other marks that may end lines, such as form feeds, are characters of a line.</summary>
    private static string[] Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');

    private static int CountOf(string text)
    {
        int count = 0;
        foreach (Rune _ in text.EnumerateRunes())
            count++;
        return count;
    }

    // The vocabulary's own string, which no tokenizer yields: the same characters in a text are no end.
    private static string TextOf(TextEncoder encoder, int id) => encoder.Vocabulary.TokenOf(id)!;

    /// <summary>A text that grows behind a prompt.</summary>
    public sealed class Continuation
    {
        private readonly TextEncoder _encoder;
        private readonly int? _endToken;
        private readonly StringBuilder _text = new();
        private string _last = "";
        private string? _waiting;
        private OpenQuotes _quotes;

        internal Continuation(TextEncoder encoder, int? endToken, string prompt)
        {
            _encoder = encoder;
            _endToken = endToken;
            string line = Lines(prompt)[^1];
            string[] tokens = [.. encoder.Split(line)];
            for (int i = 0; i < tokens.Length; i++)
            {
                _ = encoder.HasSpaceBetween(_last, tokens[i], i + 1 < tokens.Length ? tokens[i + 1] : "", ref _quotes);
                _last = tokens[i];
            }

            if (line.Length > 0 && char.IsWhiteSpace(line[^1]))
                _last = "";
        }

        /// <summary>Adds a token, which waits for the one behind it: only that tells an apostrophe inside of a word from a quotation mark.</summary>
        public void Add(int id)
        {
            if (id == _endToken)
            {
                Write(next: "");
                _text.Append('\n');
                (_last, _quotes) = ("", default);
                return;
            }

            string token = TextOf(_encoder, id);
            Write(next: token);
            _waiting = token;
        }

        /// <summary>All that was added, of which nothing follows any more.</summary>
        public string End()
        {
            Write(next: "");
            return _text.ToString();
        }

        private void Write(string next)
        {
            if (_waiting is not { } token)
                return;

            if (_encoder.HasSpaceBetween(_last, token, next, ref _quotes))
                _text.Append(' ');
            _text.Append(token);
            (_last, _waiting) = (token, null);
        }
    }
}
