using CnnCodegen.Generator.Plan;
using CnnCodegen.Generator.Tests.Syntax;

namespace CnnCodegen.Generator.Tests.Plan;

/// <summary>A network's own settings come before the project's.</summary>
public sealed class PlanOptionsTests
{
    private static readonly PlanOptions Project = new(5, TableFormat.Int16, WeightFormat.BFloat16, Winograd.Off);

    [Fact]
    public void A_network_that_sets_nothing_has_the_project_s_settings() => Assert.Equal(Project, With("[TextClassifier]"));

    [Theory]
    [InlineData("TableBudget = 0", 0, TableFormat.Int16, WeightFormat.BFloat16, Winograd.Off)]
    [InlineData("TableBudget = 300", 300, TableFormat.Int16, WeightFormat.BFloat16, Winograd.Off)]
    [InlineData("Tables = TableFormat.Float32", 5, TableFormat.Float32, WeightFormat.BFloat16, Winograd.Off)]
    [InlineData("Weights = WeightFormat.Float32", 5, TableFormat.Int16, WeightFormat.Float32, Winograd.Off)]
    [InlineData("Winograd = Winograd.Auto", 5, TableFormat.Int16, WeightFormat.BFloat16, Winograd.Auto)]
    public void What_a_network_sets_wins(string setting, int budget, TableFormat tables, WeightFormat weights, Winograd winograd) =>
        Assert.Equal(new PlanOptions(budget, tables, weights, winograd), With($"[TextClassifier({setting})]"));

    private static PlanOptions With(string attribute)
    {
        var (declarations, _) = DeclarationReader.ReadAll(Networks.Kim.Replace("[TextClassifier]", attribute, StringComparison.Ordinal));
        return Project.With(declarations.Single(), []);
    }
}
