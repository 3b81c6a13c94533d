using System.Security.Cryptography;
using System.Text;

namespace CnnCodegen.Generator;

/// <summary>Hashes text into short names, the same on every machine.</summary>
internal static class Hash
{
    /// <summary>The first 16 hexadecimal digits of the SHA-256 of the text in UTF-8.</summary>
    public static string Short(string text)
    {
        using var algorithm = SHA256.Create();
        byte[] hash = algorithm.ComputeHash(Encoding.UTF8.GetBytes(text));
        return string.Concat(hash.Take(8).Select(value => value.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
