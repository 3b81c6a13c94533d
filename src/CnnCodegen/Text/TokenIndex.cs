using System.Runtime.Intrinsics;

namespace CnnCodegen.Text;

/// <summary>
/// The numbers of tokens, for looking up. Short ASCII tokens, most of most texts, are compared as one vector; the characters of all others lie in one
/// array. Neither look-up reads a string. Made once, read-only afterwards.
/// </summary>
internal sealed class TokenIndex
{
    private readonly Vector128<byte>[] _short;
    private readonly int[] _shortIds;
    private readonly TokenSlots _shortSlots;

    private readonly char[] _characters;

    /// <summary>Where each token that is not short starts in the characters, and where the last one ends.</summary>
    private readonly int[] _starts;
    private readonly int[] _longIds;
    private readonly TokenSlots _longSlots;

    /// <param name="tokens">The tokens with the ids from <paramref name="firstId"/> on; they differ.</param>
    /// <param name="firstId">The id of the first token.</param>
    public TokenIndex(IReadOnlyList<string> tokens, int firstId)
    {
        var shortTokens = new List<Vector128<byte>>(tokens.Count);
        var shortIds = new List<int>(tokens.Count);
        var characters = new List<char>();
        List<int> starts = [0];
        var longIds = new List<int>();
        for (int i = 0; i < tokens.Count; i++)
        {
            if (ShortToken.TryPack(tokens[i], out Vector128<byte> packed))
            {
                shortTokens.Add(packed);
                shortIds.Add(firstId + i);
            }
            else
            {
                characters.AddRange(tokens[i]);
                starts.Add(characters.Count);
                longIds.Add(firstId + i);
            }
        }

        _short = [.. shortTokens];
        _shortIds = [.. shortIds];
        _characters = [.. characters];
        _starts = [.. starts];
        _longIds = [.. longIds];
        _shortSlots = TokenSlots.Fill(_short.Length, (number, seed) => TokenHash.Of(_short[number], seed));
        _longSlots = TokenSlots.Fill(_longIds.Length, (number, seed) => TokenHash.Of(Long(number), seed));
    }

    /// <summary>The id of a token; <see cref="Vocabulary.UnknownId"/> where it is not in the table.</summary>
    public int IdOf(ReadOnlySpan<char> token)
    {
        if (ShortToken.TryPack(token, out Vector128<byte> packed))
            return IdOf(packed);
        int number = _longSlots.Find(TokenHash.Of(token, _longSlots.Seed), new LongMatch(this, token));
        return number < 0 ? Vocabulary.UnknownId : _longIds[number];
    }

    /// <summary>As <see cref="IdOf(ReadOnlySpan{char})"/>, for a <see cref="ShortToken"/>.</summary>
    public int IdOf(Vector128<byte> token)
    {
        int number = _shortSlots.Find(TokenHash.Of(token, _shortSlots.Seed), new ShortMatch(_short, token));
        return number < 0 ? Vocabulary.UnknownId : _shortIds[number];
    }

    private ReadOnlySpan<char> Long(int number) => _characters.AsSpan(_starts[number].._starts[number + 1]);

    private readonly struct ShortMatch(Vector128<byte>[] tokens, Vector128<byte> token) : TokenSlots.IMatch
    {
        public bool IsAt(int number) => tokens[number] == token;
    }

    private readonly ref struct LongMatch(TokenIndex table, ReadOnlySpan<char> token) : TokenSlots.IMatch
    {
        private readonly ReadOnlySpan<char> _token = token;

        public bool IsAt(int number) => table.Long(number).SequenceEqual(_token);
    }
}
