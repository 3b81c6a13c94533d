using System.Globalization;

namespace CnnCodegen.Runtime.Tests;

/// <summary>A culture whose numbers share no sign with program text, on top of one whose letter i has two forms.</summary>
internal static class HostileCulture
{
    public static CultureInfo Create()
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("tr-TR").Clone();
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NaNSymbol = "keine Zahl";
        return culture;
    }
}
