using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Declarations;
using CnnCodegen.Generator.Diagnostics;

namespace CnnCodegen.Generator.Layers;

/// <summary>Collects the complaints about one layer, by attribute and argument. Never throws.</summary>
/// <param name="index">The layer's number.</param>
/// <param name="layer">The layer's declaration.</param>
/// <param name="attribute">The number of its layer attribute.</param>
/// <param name="complaints">Receives the complaints of all layers.</param>
internal sealed class LayerChecker(int index, LayerDeclaration layer, int attribute, List<Complaint> complaints)
{
    /// <summary>No tensor and no buffer may have more elements: 2 GB of floats, which is what one array and one file can carry.</summary>
    public const long MostElements = 500_000_000;

    public string Name => layer.Name;

    public string Kind => layer.Attributes[attribute].ShortName;

    /// <summary>Complains about an argument (or, with an empty name, about the attribute) in the form "{layer}, {kind}, …".</summary>
    public void Complain(string id, string argument, params string[] details) => ComplainAt(id, argument, -1, details);

    /// <summary>Complains about an element of a list.</summary>
    public void ComplainAt(string id, string argument, int element, params string[] details) =>
        complaints.Add(new Complaint(
            id, new ComplaintTarget(index, attribute, argument, element), new[] { Name, Kind }.Concat(details).ToEquatableArray()));

    /// <summary>Checks that a size is at least a number.</summary>
    public void AtLeast(int least, int value, string argument, int element = -1)
    {
        if (value < least)
            ComplainAt(DiagnosticIds.SizeTooSmall, argument, element, argument, Literals.Number(value), Literals.Number(least));
    }

    /// <summary>Checks that an enum's value is one of its members.</summary>
    public void Defined<TEnum>(TEnum value, string argument)
        where TEnum : struct, Enum
    {
        if (!Enum.IsDefined(typeof(TEnum), value))
            Complain(DiagnosticIds.UnknownEnumValue, argument, argument, Literals.Number(Convert.ToInt64(value)), typeof(TEnum).Name);
    }

    /// <summary>Checks that a product of sizes stays inside the limit.</summary>
    public bool NotTooLarge(string what, string argument, params long[] sizes)
    {
        double product = sizes.Aggregate(1.0, (result, size) => result * size);
        if (product <= MostElements)
            return true;
        Complain(DiagnosticIds.TooLarge, argument, what, product.ToString("N0", System.Globalization.CultureInfo.InvariantCulture), Literals.Thousands(MostElements));
        return false;
    }
}
