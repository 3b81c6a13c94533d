using System.Globalization;

namespace CnnCodegen.Generator.Tests.Culture;

/// <summary>A culture in which every number looks different.</summary>
internal static class HostileCulture
{
    public static CultureInfo Create()
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("tr-TR").Clone();
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = "\u202f";
        culture.NumberFormat.NumberGroupSizes = [1];
        culture.NumberFormat.NumberDecimalDigits = 3;
        return culture;
    }
}
