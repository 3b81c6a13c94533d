using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Declarations;
using CnnCodegen.Generator.Layers;
using CnnCodegen.Reference;

namespace CnnCodegen.Generator.Tests.Catalogue;

/// <summary>
/// A layer is written down in several places, because each says another thing about it. These tests name the places that one was
/// forgotten in; <c>docs/adding-a-layer.md</c> is the list. The trainer's registry is checked by the trainer's own tests.
/// </summary>
public sealed class CatalogueTests
{
    public static TheoryData<Type> LayerAttributes => [.. Concrete<LayerAttribute>()];

    public static TheoryData<Type> ModifierAttributes => [.. Concrete<ModifierAttribute>()];

    public static TheoryData<Type> AllAttributes => [.. Concrete<LayerAttribute>(), .. Concrete<ModifierAttribute>()];

    [Theory]
    [MemberData(nameof(LayerAttributes))]
    public void Layer_is_known_to_the_generator_and_to_the_reference(Type attribute) => AssertNothingMissing(MissingOfLayer(attribute));

    [Theory]
    [MemberData(nameof(ModifierAttributes))]
    public void Modifier_belongs_to_a_group(Type attribute) => AssertNothingMissing(MissingOfModifier(attribute));

    [Theory]
    [MemberData(nameof(AllAttributes))]
    public void Attribute_has_a_row_in_the_table_of_layers_that_names_each_argument(Type attribute) =>
        AssertNothingMissing(MissingInDocumentation(attribute));

    [Fact]
    public void Table_of_layers_has_no_row_without_an_attribute() => Assert.Equal(
        AllAttributes.Select(row => ShortName(row.Data)).Distinct().Order(StringComparer.Ordinal),
        LayerTable.Rows.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Catalog_lists_each_attribute_once() => Assert.Equal(
        LayerCatalog.All.Select(definition => definition.AttributeType).Distinct(),
        LayerCatalog.All.Select(definition => definition.AttributeType));

    [Fact]
    public void What_is_nowhere_is_missing_everywhere()
    {
        Assert.Equal(2, MissingOfLayer(typeof(ObsoleteAttribute)).Count);
        Assert.Single(MissingOfModifier(typeof(ObsoleteAttribute)));
        Assert.Single(MissingInDocumentation(typeof(ObsoleteAttribute)));
    }

    private static IEnumerable<Type> Concrete<TBase>() => typeof(LayerAttribute).Assembly.GetTypes()
        .Where(static type => typeof(TBase).IsAssignableFrom(type) && !type.IsAbstract)
        .OrderBy(static type => type.Name, StringComparer.Ordinal);

    private static List<string> MissingOfLayer(Type attribute)
    {
        var missing = new List<string>();
        LayerDefinition? definition = LayerCatalog.Find(new AttributeDeclaration(attribute.Name, default));
        if (definition is null)
            missing.Add($"{ShortName(attribute)} has no definition in generators/CnnCodegen.Generator/Layers/LayerCatalog.cs.");
        // A composition is gone once its blocks are copied; the reference sees the layers that it is made of.
        if (definition is PerTokenLayer or not CompositionDefinition && !ReferenceNetwork.Layers.ContainsKey(attribute))
            missing.Add($"{ShortName(attribute)} is not in the list of tests/CnnCodegen.Reference/ReferenceNetwork.cs.");
        return missing;
    }

    private static List<string> MissingOfModifier(Type attribute) =>
        Modifiers.GroupOf(new AttributeDeclaration(attribute.Name, default)) is null
            ? [$"{ShortName(attribute)} has no group in generators/CnnCodegen.Generator/Declarations/Modifiers.cs."]
            : [];

    private static List<string> MissingInDocumentation(Type attribute)
    {
        string name = ShortName(attribute);
        if (!LayerTable.Rows.TryGetValue(name, out string? row))
            return [$"{name} has no row in docs/layers.md."];
        IEnumerable<string?> parameters = attribute.GetConstructors().SelectMany(static constructor => constructor.GetParameters()).Select(static parameter => parameter.Name);
        // From is common to all layers and told once, above the table.
        IEnumerable<string> properties = attribute.GetProperties()
            .Where(static property => property.CanWrite && property.Name != nameof(LayerAttribute.From))
            .Select(static property => property.Name);
        return
        [
            .. parameters.Concat(properties).Where(argument => !row.Contains($"`{argument}`", StringComparison.Ordinal))
                .Select(argument => $"The row of {name} in docs/layers.md does not name the argument `{argument}`."),
        ];
    }

    private static string ShortName(Type attribute) => new AttributeDeclaration(attribute.Name, default).ShortName;

    private static void AssertNothingMissing(IReadOnlyList<string> missing) => Assert.True(missing.Count == 0, string.Join('\n', missing));
}
