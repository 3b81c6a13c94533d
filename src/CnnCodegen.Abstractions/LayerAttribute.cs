using System;

namespace CnnCodegen;

/// <summary>A kind of layer, with its arguments. Stands on a <c>partial Layer</c> property of a network.</summary>
/// <remarks>A property has exactly one layer attribute, and at most one modifier of each kind (<see cref="ModifierAttribute"/>).</remarks>
// Multiple is allowed here so that C# stays silent about a second one: the generator's own message says more.
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    private protected LayerAttribute()
    {
    }

    /// <summary>
    /// The layer that this one reads, as <c>nameof(Other)</c>; it must stand above. Without it a layer reads the layer above it.
    /// </summary>
    public string? From { get; set; }
}
