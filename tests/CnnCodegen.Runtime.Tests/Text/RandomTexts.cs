using System.Text;

namespace CnnCodegen.Runtime.Tests.Text;

/// <summary>Texts in which all that tokenisers tell apart stands next to all else.</summary>
internal static class RandomTexts
{
    private static readonly string[] Signs =
    [
        "'", "'", ",", ".", "-", "_", "%", "@", "[", "`", "{", "/", ":", "\0", "\u0001", "\u001F", "\u007F",
        "’", "\u200C", "\u200D", "\u0301", "\u20DD", "\u0903", "\uFFFD", "…", "€",
    ];

    private static readonly string[] Spaces = [" ", " ", " ", "  ", "\t", "\n", "\u000B", "\u001C", "\u0085", "\u00A0", "\u2003", "\u3000", "                    "];

    private static readonly string[] Letters =
    [
        "a", "b", "z", "A", "Z", "0", "9", "e", "t", "é", "É", "ß", "ÿ", "ж", "Ж", "漢", "ก", "\u212A", "İ", "ı", "ǅ", "²", "Ⅸ", "\uD7FF", "\uE000",
    ];

    private static readonly string[] Pairs = ["\U00010400", "\U00010428", "👍", "🏽", "\U0001D7D8", "\U00011000", "\U0010FFFF"];

    /// <summary>A text of some 0 to 150 code units.</summary>
    /// <param name="random">The source of chance.</param>
    /// <param name="withPairs">Whether characters occur that take two code units.</param>
    public static string Next(Random random, bool withPairs)
    {
        var text = new StringBuilder();
        string[] letters = random.Next(2) == 0 ? Letters[..9] : Letters;
        for (int runs = random.Next(30); runs > 0; runs--)
        {
            int length = random.Next(5) == 0 ? random.Next(40) : random.Next(8);
            for (int i = 0; i < length; i++)
                text.Append(withPairs && random.Next(20) == 0 ? Pick(Pairs) : Pick(letters));
            text.Append(random.Next(3) == 0 ? Pick(Signs) : Pick(random.Next(3) == 0 ? Spaces : Spaces[..3]));
        }

        return text.ToString();

        string Pick(string[] from) => from[random.Next(from.Length)];
    }

    /// <summary>Bytes that are UTF-8 in parts only.</summary>
    public static byte[] NextBytes(Random random)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Next(random, withPairs: true));
        for (int faults = random.Next(10); faults > 0 && bytes.Length > 0; faults--)
        {
            int at = random.Next(bytes.Length);
            switch (random.Next(3))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes = [.. bytes[..at], .. bytes[(at + 1)..]];
                    break;
                default:
                    // Beginnings without an end, ends without a beginning, surrogates, forms that are too long, and bytes that never occur.
                    byte[][] strange = [[0xE2, 0x82], [0x80], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xF4, 0x90, 0x80, 0x80], [0xFF], [0xF0, 0x9F, 0x91], [0xE0, 0x80, 0x80]];
                    bytes = [.. bytes[..at], .. strange[random.Next(strange.Length)], .. bytes[at..]];
                    break;
            }
        }

        return bytes;
    }
}
