using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;

namespace CnnCodegen.Text;

/// <summary>How a text lies in memory, so that one tokeniser reads all forms.</summary>
/// <typeparam name="TUnit">What the text consists of in this form.</typeparam>
internal interface ITextForm<TUnit>
    where TUnit : unmanaged
{
    /// <summary>A space.</summary>
    static abstract TUnit Space { get; }

    /// <summary>Reads 16 units as bytes; those that are no ASCII have the highest bit set.</summary>
    static abstract Vector128<byte> Load(ref readonly TUnit first);

    /// <summary>The first code point, U+FFFD where there is none, and how many units it takes.</summary>
    static abstract Rune Decode(ReadOnlySpan<TUnit> text, out int length);

    /// <summary>Writes a token as UTF-16 and returns its length; −1 where it does not fit, or is no text.</summary>
    static abstract int ToUtf16(ReadOnlySpan<TUnit> token, Span<char> buffer);
}

/// <summary>UTF-16. An unpaired surrogate is no text.</summary>
internal readonly struct Utf16Form : ITextForm<char>
{
    public static char Space => ' ';

    public static Vector128<byte> Load(ref readonly char first)
    {
        ref ushort units = ref Unsafe.As<char, ushort>(ref Unsafe.AsRef(in first));
        return Vector128.NarrowWithSaturation(Vector128.LoadUnsafe(ref units), Vector128.LoadUnsafe(ref units, 8));
    }

    public static Rune Decode(ReadOnlySpan<char> text, out int length)
    {
        Rune.DecodeFromUtf16(text, out Rune rune, out length);
        return rune;
    }

    public static int ToUtf16(ReadOnlySpan<char> token, Span<char> buffer)
    {
        // The tokeniser lets such a half stand at the beginning alone, and a token begins with a whole pair or with no half.
        bool isText = !char.IsSurrogate(token[0]) || (token.Length > 1 && char.IsSurrogatePair(token[0], token[1]));
        return isText && token.TryCopyTo(buffer) ? token.Length : -1;
    }
}

/// <summary>UTF-8. Bytes that are none stand for U+FFFD, as <see cref="Encoding.UTF8"/> has it: one for each longest beginning of a character.</summary>
internal readonly struct Utf8Form : ITextForm<byte>
{
    public static byte Space => (byte)' ';

    public static Vector128<byte> Load(ref readonly byte first) => Vector128.LoadUnsafe(in first);

    public static Rune Decode(ReadOnlySpan<byte> text, out int length)
    {
        Rune.DecodeFromUtf8(text, out Rune rune, out length);
        return rune;
    }

    public static int ToUtf16(ReadOnlySpan<byte> token, Span<char> buffer) =>
        Utf8.ToUtf16(token, buffer, out _, out int written) == OperationStatus.Done ? written : -1;
}
