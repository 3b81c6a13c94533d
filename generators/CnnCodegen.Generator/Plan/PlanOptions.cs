using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Declarations;
using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Plan;

/// <summary>What the fastest way to compute a network may cost in memory and accuracy. The project sets it for all networks, each network for itself.</summary>
/// <param name="TableBudget">The most megabytes for tables, which may then hold a part of the words; null for tables that are small as a whole.</param>
/// <param name="Tables">How tables lie in memory.</param>
/// <param name="Weights">How large matrices lie in memory.</param>
/// <param name="Winograd">Whether minimal filtering may be used.</param>
internal sealed record PlanOptions(int? TableBudget, TableFormat Tables, WeightFormat Weights, Winograd Winograd)
{
    /// <summary>The most bytes of a table that a network gets without asking.</summary>
    private const long SmallTable = 16_000_000;

    public static PlanOptions Default { get; } = new(TableBudget: null, TableFormat.Float32, WeightFormat.Float32, Winograd.Auto);

    /// <summary>The most bytes for tables.</summary>
    public long TableBytes => TableBudget * 1_000_000L ?? SmallTable;

    /// <summary>Whether a table may hold the most frequent words alone: a load-time and memory cost that must be asked for.</summary>
    public bool AllowsPartOfTable => TableBudget is not null;

    /// <summary>
    /// These options for one node: minimal filtering pays for many positions at a time, but a stream comes token by token, so that it must be asked for.
    /// </summary>
    public PlanOptions For(NetworkGraph graph, Node node) =>
        graph.IsStreamed(node) && Winograd == Winograd.Auto ? this with { Winograd = Winograd.Off } : this;

    /// <summary>These options with what a network sets for itself.</summary>
    /// <param name="declaration">The network.</param>
    /// <param name="complaints">Receives what is wrong with its settings.</param>
    public PlanOptions With(NetworkDeclaration declaration, List<Complaint> complaints)
    {
        if (declaration.Marker is not { Arguments.Count: > 0 } marker || AttributeFactory.Create(marker) is not NetworkAttribute set)
            return this;
        var checker = new LayerChecker(declaration.Type.Name, marker, ComplaintTarget.Marker, complaints);
        if (set.TableBudget < 0)
            checker.OutOfRange(nameof(set.TableBudget), Literals.Number(set.TableBudget), "0 or a number of megabytes");
        checker.Defined(set.Tables, nameof(set.Tables));
        checker.Defined(set.Weights, nameof(set.Weights));
        checker.Defined(set.Winograd, nameof(set.Winograd));
        bool IsSet(string setting) => marker.ValueOf(setting) is not null;
        return new PlanOptions(
            IsSet(nameof(set.TableBudget)) ? Math.Max(0, set.TableBudget) : TableBudget,
            IsSet(nameof(set.Tables)) ? set.Tables : Tables,
            IsSet(nameof(set.Weights)) ? set.Weights : Weights,
            IsSet(nameof(set.Winograd)) ? set.Winograd : Winograd);
    }
}
