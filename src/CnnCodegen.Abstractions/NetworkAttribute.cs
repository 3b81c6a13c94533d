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

    /// <summary>
    /// The most memory, in megabytes (10⁶ bytes), for tables of what each row of an embedding yields under the filters above it: a
    /// convolution over words is then a sum of rows. 0 for none.
    /// </summary>
    /// <remarks>
    /// Where it is not set, tables that fit into 16 MB as a whole are used. Where it is set, a table that does not fit as a whole holds the
    /// rows with the lowest ids, which are the most frequent words; others are computed when they occur (in single precision alone; tables of
    /// 16-bit numbers are whole). Tables are computed at load:
    /// rows × dimensions × filters × width multiply-adds. Project-wide: the MSBuild property <c>CnnCodegenTableBudget</c>.
    /// </remarks>
    public int TableBudget { get; set; }

    /// <summary>How tables lie in memory. Project-wide: the MSBuild property <c>CnnCodegenTables</c>.</summary>
    public TableFormat Tables { get; set; }

    /// <summary>How large matrices lie in memory. Project-wide: the MSBuild property <c>CnnCodegenWeights</c>.</summary>
    public WeightFormat Weights { get; set; }

    /// <summary>Whether convolutions may be computed by minimal filtering. Project-wide: the MSBuild property <c>CnnCodegenWinograd</c>.</summary>
    public Winograd Winograd { get; set; }
}
