using System.Runtime.Intrinsics;

namespace CnnCodegen.Text;

/// <summary>A token of at most 15 ASCII characters as one vector: the characters, zeros, and in the last byte their number.</summary>
internal static class ShortToken
{
    /// <summary>The most characters.</summary>
    public const int MaxLength = 15;

    private static Vector128<byte> Positions => Vector128<byte>.Indices;

    /// <summary>The token that is the first characters of a vector.</summary>
    public static Vector128<byte> Of(Vector128<byte> characters, int length) =>
        (characters & Vector128.LessThan(Positions, Vector128.Create((byte)length))).WithElement(MaxLength, (byte)length);

    /// <summary>The token as a vector, if it is short and ASCII.</summary>
    public static bool TryPack(ReadOnlySpan<char> token, out Vector128<byte> packed)
    {
        packed = default;
        if (token.Length > MaxLength || token.ContainsAnyExceptInRange('\0', '\x7F'))
            return false;

        Span<byte> bytes = stackalloc byte[Vector128<byte>.Count];
        bytes.Clear();
        for (int i = 0; i < token.Length; i++)
            bytes[i] = (byte)token[i];
        bytes[MaxLength] = (byte)token.Length;
        packed = Vector128.Create<byte>(bytes);
        return true;
    }
}
