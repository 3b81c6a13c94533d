using System.Globalization;
using System.Runtime.Intrinsics;

namespace CnnCodegen.Equivalence.Tests.VectorWidths;

/// <summary>The widest vectors that a process uses.</summary>
internal static class VectorWidth
{
    /// <summary>Set in a child process: the width in bits that its switches should leave.</summary>
    public const string Variable = "CNNCODEGEN_EXPECTED_VECTOR_BITS";

    /// <summary>The width in bits; 0 where even 128-bit vectors are computed element by element.</summary>
    public static int OfThisProcess =>
        Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : Vector128.IsHardwareAccelerated ? 128
        : 0;

    /// <summary>What the parent process demands; null where there is none.</summary>
    public static int? Expected =>
        int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out int bits) ? bits : null;
}
