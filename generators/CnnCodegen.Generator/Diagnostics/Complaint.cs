using CnnCodegen.Generator.Collections;

namespace CnnCodegen.Generator.Diagnostics;

/// <summary>A mistake in a network: what is wrong, and at which part of the declaration, by number.</summary>
/// <param name="Id">One of <see cref="DiagnosticIds"/>.</param>
/// <param name="Target">The part of the declaration that is wrong.</param>
/// <param name="Arguments">What fills the message's places.</param>
internal sealed record Complaint(string Id, ComplaintTarget Target, EquatableArray<string> Arguments);

/// <summary>
/// A part of a declaration by number: the class (no layer), a container (negative layer), a layer, one of its attributes, an argument,
/// or an element of it. A place that has no position of its own (a default value) falls back to the part around it.
/// </summary>
/// <param name="Layer">The layer's number; −1 for the class's name; −2 − i for container i.</param>
/// <param name="Attribute">The attribute's number, or −1 for the property's name.</param>
/// <param name="Argument">The argument's name, or empty for the whole attribute.</param>
/// <param name="Element">The element's number in a list, or −1 for the whole argument.</param>
internal readonly record struct ComplaintTarget(int Layer, int Attribute = -1, string Argument = "", int Element = -1)
{
    /// <summary>The number of the block that the part belongs to; −1 for the network itself.</summary>
    public int Block { get; init; } = -1;

    public static ComplaintTarget Type => new(-1);

    /// <summary>The task attribute.</summary>
    public static ComplaintTarget Marker => new(-1, Attribute: 0);

    public static ComplaintTarget Container(int index) => new(-2 - index);
}
