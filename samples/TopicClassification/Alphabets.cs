using CnnCodegen.Text;
using CnnCodegen.Training;

namespace TopicClassification;

/// <summary>The characters that the papers' networks know. All others are one: the unknown one.</summary>
internal static class Alphabets
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";

    // The columns of a one-hot character in Zhang et al. (2015).
    private const int Columns = 70;

    /// <summary>Zhang et al. (2015); in the authors' list the hyphen stands twice, so that one of the 70 columns is always zero.</summary>
    private const string OfCharCnn = Letters + "-,;.!?:'\"/\\|_@#$%^&*~`+=<>()[]{}\n";

    /// <summary>Conneau et al. (2017): 66 characters, and the space.</summary>
    private const string OfVdCnn = Letters + "-,;.!?:'\"/|_#$%^&*~`+=<>()[]{} ";

    /// <summary>The ids of <c>VdCnn9</c> and its deeper kin: with padding and the unknown character 69.</summary>
    public static Vocabulary VdCnn { get; } = new(Tokens(OfVdCnn));

    /// <summary>The ids of <c>CharCnnSmall</c> and <c>CharCnnLarge</c>.</summary>
    public static Vocabulary CharCnn { get; } = new(Tokens(OfCharCnn + ' ').Distinct());

    /// <summary>The vectors of the same: one 1 in each, but the space is all zeros, as in the paper.</summary>
    public static WordVectors OneHot { get; } = new(Columns, Tokens(OfCharCnn).Index()
        .Select(static character => KeyValuePair.Create(character.Item, OneAt(character.Index)))
        .Append(KeyValuePair.Create(" ", new float[Columns])));

    private static IEnumerable<string> Tokens(string characters) => characters.EnumerateRunes().Select(static rune => rune.ToString());

    private static float[] OneAt(int column)
    {
        var vector = new float[Columns];
        vector[column] = 1;
        return vector;
    }
}
