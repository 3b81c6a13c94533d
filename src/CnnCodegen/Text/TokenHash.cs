using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CnnCodegen.Text;

/// <summary>Hashes of tokens: products of 64 × 64 bits, whose halves are joined, so that each bit of a token reaches each bit of the hash.</summary>
internal static class TokenHash
{
    // Odd numbers with as many ones as zeros, in no order: the fractions of √2, √3 and √5.
    private const ulong First = 0x6A09E667F3BCC909;
    private const ulong Second = 0xBB67AE8584CAA73B;
    private const ulong Third = 0x3C6EF372FE94F82B;

    /// <summary>The hash of a short token.</summary>
    public static ulong Of(Vector128<byte> token, ulong seed)
    {
        Vector128<ulong> halves = token.AsUInt64();
        return Join(halves[0] ^ First ^ seed, halves[1] ^ Second);
    }

    /// <summary>The hash of any token.</summary>
    public static ulong Of(ReadOnlySpan<char> token, ulong seed)
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(token);
        ulong hash = Join((ulong)bytes.Length ^ First ^ seed, Second);
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            hash = Join(hash ^ MemoryMarshal.Read<ulong>(bytes), Third);

        ulong last = 0;
        foreach (char unit in MemoryMarshal.Cast<byte, char>(bytes))
            last = (last << 16) | unit;
        return Join(hash ^ last, Third);
    }

    private static ulong Join(ulong a, ulong b)
    {
        ulong high = Math.BigMul(a, b, out ulong low);
        return high ^ low;
    }
}
