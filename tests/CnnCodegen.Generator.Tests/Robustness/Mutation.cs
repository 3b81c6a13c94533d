using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnCodegen.Generator.Tests.Robustness;

/// <summary>Damages source text as typing, cutting and pasting do: tokens vanish, are doubled, change places.</summary>
internal static class Mutation
{
    /// <summary>The same text for the same seed.</summary>
    public static string Mutate(string source, int seed)
    {
        var random = new Random(seed);
        List<string> tokens = [.. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Select(static token => token.ToFullString())];
        int changes = 1 + random.Next(4);
        for (int i = 0; i < changes && tokens.Count > 1; i++)
            Change(tokens, random);
        return string.Concat(tokens);
    }

    private static void Change(List<string> tokens, Random random)
    {
        int place = random.Next(tokens.Count);
        int other = random.Next(tokens.Count);
        switch (random.Next(5))
        {
            case 0:
                tokens.RemoveAt(place);
                break;
            case 1:
                tokens.Insert(place, tokens[other]);
                break;
            case 2:
                tokens.Insert(place, tokens[place]);
                break;
            case 3:
                (tokens[place], tokens[other]) = (tokens[other], tokens[place]);
                break;
            default:
                tokens.RemoveRange(place, Math.Min(1 + random.Next(12), tokens.Count - place)); // A cut, or the end not typed yet.
                break;
        }
    }
}
