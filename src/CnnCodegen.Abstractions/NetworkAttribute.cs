using System;

namespace CnnCodegen;

/// <summary>
/// Marks a partial class as a network. The class attribute names the task, and with it the members that are generated.
/// </summary>
/// <remarks>
/// The layers are the class's <c>partial Layer</c> properties, in the order in which they are written, in one declaration part.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class NetworkAttribute : Attribute
{
    private protected NetworkAttribute()
    {
    }
}
