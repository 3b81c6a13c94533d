using System;

namespace CnnCodegen;

/// <summary>What is done to a layer's result: a normalisation, an activation or dropout; or to an input's tokens: word dropout.</summary>
/// <remarks>
/// Modifiers apply in the order normalisation, activation, dropout, however they are written: C# calls the order of attributes
/// insignificant. Another order is written as layers of their own, see <see cref="IdentityAttribute"/>.
/// </remarks>
// Multiple is allowed here so that C# stays silent about a second one: the generator's own message says more.
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true, Inherited = false)]
public abstract class ModifierAttribute : Attribute
{
    private protected ModifierAttribute()
    {
    }
}
