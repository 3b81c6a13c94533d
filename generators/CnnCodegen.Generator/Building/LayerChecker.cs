using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Declarations;
using CnnCodegen.Generator.Diagnostics;

namespace CnnCodegen.Generator.Building;

/// <summary>Collects the complaints about one attribute of a layer, by argument. Never throws.</summary>
/// <param name="name">The layer's name, with those of the layers around it.</param>
/// <param name="attribute">The attribute.</param>
/// <param name="target">Where it stands.</param>
/// <param name="complaints">Receives the complaints of all layers.</param>
internal sealed class LayerChecker(string name, AttributeDeclaration attribute, ComplaintTarget target, List<Complaint> complaints)
{
    /// <summary>No tensor and no buffer may have more elements: 2 GB of floats, which is what one array and one file can carry.</summary>
    public const long MostElements = 500_000_000;

    public string Name => name;

    public string Kind => attribute.ShortName;

    /// <summary>What stands before the layer's name in a message: <c>Conv1d</c>, of a modifier <c>BatchNorm of</c>.</summary>
    private string Label { get; init; } = attribute.ShortName;

    /// <summary>The name of the attribute's first argument.</summary>
    public string FirstArgument => attribute.Arguments.Count > 0 ? attribute.Arguments[0].Name : "";

    /// <summary>For one of the layer's modifiers.</summary>
    public LayerChecker ForModifier(AttributeDeclaration modifier, int index) => new(name, modifier, target with { Attribute = index }, complaints)
    {
        Label = modifier.ShortName + " of",
    };

    /// <summary>Complains about an argument (or, with an empty name, about the attribute) in the form "{layer}, {kind}, …".</summary>
    public void Complain(string id, string argument, params string[] details) => ComplainAt(id, argument, -1, details);

    /// <summary>Complains about an element of a list.</summary>
    public void ComplainAt(string id, string argument, int element, params string[] details) =>
        Add(id, argument, element, [Name, Label, .. details]);

    /// <summary>Complains in a form of its own.</summary>
    public void ComplainAboutModifier(string id, string argument, params string[] details) => Add(id, argument, -1, details);

    /// <summary>Checks that a size is at least a number.</summary>
    public void AtLeast(int least, int value, string argument, int element = -1)
    {
        if (value < least)
            ComplainAt(DiagnosticIds.SizeTooSmall, argument, element, argument, Literals.Number(value), Literals.Number(least));
    }

    /// <summary>Checks that a number is positive and finite, in the precision in which networks compute.</summary>
    public void Positive(double value, string argument)
    {
        if (!((float)value > 0) || float.IsInfinity((float)value))
            Complain(DiagnosticIds.ValueOutOfRange, argument, argument, Literals.Real(value), "a positive number");
    }

    /// <summary>Checks that a number is one that single precision can hold.</summary>
    public void Finite(double value, string argument)
    {
        if (float.IsNaN((float)value) || float.IsInfinity((float)value))
            Complain(DiagnosticIds.ValueOutOfRange, argument, argument, Literals.Real(value), "a finite number in single precision");
    }

    /// <summary>Checks the value that biases start with; NaN stands for the usual random ones.</summary>
    public void Start(double value, string argument)
    {
        if (!double.IsNaN(value))
            Finite(value, argument);
    }

    /// <summary>Checks that a probability of dropping is at least 0 and below 1. Written so that NaN is outside, too.</summary>
    public void Probability(double value, string argument)
    {
        if (!(value >= 0 && value < 1))
            Complain(DiagnosticIds.ValueOutOfRange, argument, argument, Literals.Real(value), "at least 0 and below 1");
    }

    /// <summary>Complains that an argument's value is not what it must be.</summary>
    public void OutOfRange(string argument, string value, string expected) => Complain(DiagnosticIds.ValueOutOfRange, argument, argument, value, expected);

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
        string elements = product.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
        Complain(DiagnosticIds.TooLarge, argument, what, elements + " elements", Literals.Thousands(MostElements));
        return false;
    }

    // Copies of a block are checked one by one; what is wrong with several of them in the same way is said once, by the first one's name.
    private void Add(string id, string argument, int element, string[] details)
    {
        var complaint = new Complaint(id, target with { Argument = argument, Element = element }, details.ToEquatableArray());
        if (!complaints.Any(other => other.Id == id && other.Target == complaint.Target && other.Arguments.Skip(1).SequenceEqual(details.Skip(1))))
            complaints.Add(complaint);
    }
}
