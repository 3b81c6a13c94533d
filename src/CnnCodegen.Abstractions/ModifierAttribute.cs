using System;

namespace CnnCodegen;

/// <summary>What is done to a layer's result: an activation or dropout.</summary>
/// <remarks>
/// Modifiers apply in the order activation, dropout, however they are written: C# calls the order of attributes insignificant.
/// </remarks>
// Multiple is allowed here so that C# stays silent about a second one: the generator's own message says more.
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true, Inherited = false)]
public abstract class ModifierAttribute : Attribute
{
    private protected ModifierAttribute()
    {
    }
}
