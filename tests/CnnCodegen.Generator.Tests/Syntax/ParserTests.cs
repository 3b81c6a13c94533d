using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Declarations;
using CnnCodegen.Testing;
using Microsoft.CodeAnalysis.CSharp;
using static CnnCodegen.Generator.Declarations.ArgumentValue;

namespace CnnCodegen.Generator.Tests.Syntax;

public class ParserTests
{
    [Fact]
    public void A_network_is_copied_with_all_its_facts()
    {
        NetworkDeclaration network = DeclarationReader.Read(Networks.Kim);

        Assert.Equal("Sentiments", network.Namespace);
        Assert.Empty(network.Containers);
        Assert.Equal(
            new TypeDeclaration("class", "SentimentCnn", IsPartial: true, IsGeneric: false, IsStatic: false, IsAbstract: false, IsFileLocal: false),
            network.Type);
        Assert.Equal("TextClassifierAttribute", network.Task);
        Assert.Equal(1400, network.LanguageVersion);
        Assert.Equal(1, network.LayerParts);
        Assert.False(network.HasErrors);
        Assert.Equal("Sentiments.SentimentCnn", network.FullName);
        Assert.Equal(["Sentence", "Vectors", "NGrams", "Logits"], network.Layers.Select(static layer => layer.Name));
        Assert.All(network.Layers, static layer => Assert.True(layer is { IsPartial: true, IsLayer: true, IsGetOnly: true, Modifiers: "" }));
    }

    [Fact]
    public void Attributes_stand_in_source_order_with_the_values_that_the_compiler_bound()
    {
        NetworkDeclaration network = DeclarationReader.Read(Networks.Kim);

        Assert.Equal(
            [
                Attribute("ConvBankAttribute", Parameter("filters", Integers(100, 100, 100)), Parameter("widths", Integers(3, 4, 5))),
                Attribute("ReluAttribute"),
                Attribute("DropoutAttribute", Parameter("probability", new Real(0.5))),
            ],
            network.Layers[2].Attributes);
        Assert.Equal(
            Attribute("LinearAttribute", Parameter("outputs", new Integer(2)), Property("MaxNorm", new Real(3))),
            network.Layers[3].Attributes.Single());
    }

    [Fact]
    public void Enums_texts_and_params_lists_are_copied()
    {
        NetworkDeclaration network = DeclarationReader.Read(Networks.Class("""
                [Conv1d(width: 3, filters: 64, Padding = Padding.Same, From = nameof(B))] partial Layer A { get; }
                [Concat(nameof(A), "B")] partial Layer B { get; }
                [Concat(new[] { "A" }, From = null)] partial Layer C { get; }
                [Concat] partial Layer D { get; }
                [Conv1d(1, 1, Padding = (Padding)7)] partial Layer E { get; }
            """));

        Assert.False(network.HasErrors);
        Assert.Equal(
            [
                Attribute("Conv1dAttribute",
                    Parameter("filters", new Integer(64)), Parameter("width", new Integer(3)),
                    Property("Padding", new EnumMember("Padding", 1)), Property("From", new ArgumentValue.Text("B"))),
                Attribute("ConcatAttribute", Parameter("layers", Texts("A", "B"))),
                Attribute("ConcatAttribute", Parameter("layers", Texts("A")), Property("From", new ArgumentValue.Text(null))),
                Attribute("ConcatAttribute", Parameter("layers", Texts())),
                Attribute("Conv1dAttribute",
                    Parameter("filters", new Integer(1)), Parameter("width", new Integer(1)), Property("Padding", new EnumMember("Padding", 7))),
            ],
            network.Layers.Select(static layer => layer.Attributes.Single()));
    }

    [Fact]
    public void Types_around_the_class_are_copied_outermost_first()
    {
        NetworkDeclaration network = DeclarationReader.Read("""
            using CnnCodegen;
            namespace @event.Space;
            partial interface One { partial record struct Two<T> { record Three { [TextClassifier] abstract partial class @class; } } }
            """);

        Assert.Equal("@event.Space", network.Namespace);
        Assert.Equal(["interface", "record struct", "record"], network.Containers.Select(static type => type.Keyword));
        Assert.Equal(["One", "Two", "Three"], network.Containers.Select(static type => type.Name));
        Assert.Equal([true, true, false], network.Containers.Select(static type => type.IsPartial));
        Assert.Equal([false, true, false], network.Containers.Select(static type => type.IsGeneric));
        Assert.All(network.Containers, static type => Assert.False(type.IsAbstract));
        Assert.Equal(["T"], network.Containers[1].TypeParameters);
        Assert.Equal("@class", network.Type.Name);
        Assert.True(network.Type.IsAbstract);
        Assert.Equal("@event.Space.One+Two`1+Three+class", network.MetadataName);
    }

    [Theory]
    [InlineData("static partial class N", "static")]
    [InlineData("file partial class N", "file")]
    [InlineData("partial class N<T>", "generic")]
    [InlineData("partial record N", "record")]
    [InlineData("partial record class N", "record")]
    [InlineData("sealed class N", "not partial")]
    public void Forms_of_classes_are_told_apart(string header, string expected)
    {
        TypeDeclaration type = DeclarationReader.Read($"using CnnCodegen; [TextClassifier] {header} {{ }}").Type;

        Assert.Equal(expected, type switch
        {
            { IsStatic: true } => "static",
            { IsFileLocal: true } => "file",
            { IsGeneric: true } => "generic",
            { Keyword: "record" } => "record",
            { IsPartial: false } => "not partial",
            _ => "",
        });
    }

    [Theory]
    [InlineData("partial Layer X { get; }", "True True True ")]
    [InlineData("public partial Layer X { get; }", "True True True public ")]
    [InlineData("protected internal partial Layer X { get; }", "True True True protected internal ")]
    [InlineData("Layer X { get; }", "False True True ")]
    [InlineData("static partial Layer X { get; }", "True True False static ")]
    [InlineData("partial Layer X { get; set; }", "True True False ")]
    [InlineData("partial Layer X { set; }", "True True False ")]
    [InlineData("partial Layer X { get => null!; }", "True True False ")]
    [InlineData("Layer X => null!;", "False True False ")]
    [InlineData("Layer X { get; } = null!;", "False True False ")]
    [InlineData("partial int X { get; }", "True False True ")]
    [InlineData("partial Layer? X { get; }", "True False True ")]
    public void Forms_of_properties_are_told_apart(string property, string expected)
    {
        LayerDeclaration layer = DeclarationReader.Read(Networks.Class("    [Linear(2)] " + property)).Layers.Single();

        Assert.Equal(expected, $"{layer.IsPartial} {layer.IsLayer} {layer.IsGetOnly} {layer.Modifiers}");
    }

    [Fact]
    public void A_keyword_as_a_name_keeps_its_sign_in_code_only()
    {
        LayerDeclaration layer = DeclarationReader.Read(Networks.Class("    [Linear(2)] partial Layer @event { get; }")).Layers.Single();

        Assert.Equal("event", layer.Name);
        Assert.Equal("@event", layer.Identifier);
    }

    [Fact]
    public void Properties_that_are_no_layers_are_left_alone()
    {
        NetworkDeclaration network = DeclarationReader.Read("""
            using CnnCodegen;
            interface IHasLayer { Layer Inner { get; } }
            [TextClassifier]
            sealed partial class N : IHasLayer
            {
                int Count { get; set; }
                [System.Obsolete] string Name => "";
                Layer IHasLayer.Inner => null!;
                Layer Field = null!;
                [Linear(2)] partial Layer X { get; }
            }
            """);

        Assert.Equal(["X"], network.Layers.Select(static layer => layer.Name));
    }

    [Fact]
    public void Parts_that_hold_layers_are_counted()
    {
        NetworkDeclaration network = DeclarationReader.Read("""
            using CnnCodegen;
            [TextClassifier] partial class N { [Linear(1)] partial Layer A { get; } }
            partial class N { int Other { get; set; } }
            partial class N { [Linear(2)] partial Layer B { get; } [Linear(3)] partial Layer C { get; } }
            """);

        Assert.Equal(2, network.LayerParts);
        Assert.Equal(["A", "B", "C"], network.Layers.Select(static layer => layer.Name));
    }

    [Fact]
    public void A_class_that_is_marked_twice_is_one_network() =>
        Assert.Single(DeclarationReader.ReadAll("using CnnCodegen; [TextClassifier] partial class N; [TextClassifier] partial class N;").Declarations);

    [Theory]
    [InlineData("[Linear] partial Layer X { get; }")]
    [InlineData("[Linear(\"2\")] partial Layer X { get; }")]
    [InlineData("[Linear(Count)] partial Layer X { get; } static int Count = 2;")]
    [InlineData("[Linear(Unknown)] partial Layer X { get; }")]
    [InlineData("[Linear(2, Maximum = 3)] partial Layer X { get; }")]
    [InlineData("[Linear(2, MaxNorm = \"3\")] partial Layer X { get; }")]
    [InlineData("[Linear(2, MaxNorm = 3, MaxNorm = 4)] partial Layer X { get; }")]
    [InlineData("[ConvBank([1, \"2\"], [3, 4])] partial Layer X { get; }")]
    [InlineData("[Linear(2), Mish] partial Layer X { get; }")]
    [InlineData("[Linear(2)] partial Layers X { get; }")]
    [InlineData("[Linear(2)] partial Layer X { get; } [Linear(2)] partial Layer X { get; }")]
    [InlineData("[Linear(2)] partial Layer X { get")]
    public void What_the_compiler_itself_reports_is_marked(string layer) =>
        Assert.True(DeclarationReader.Read(Networks.Class("    " + layer)).HasErrors);

    [Fact]
    public void Layers_without_a_using_directive_are_marked_too() =>
        Assert.True(DeclarationReader.Read("[CnnCodegen.TextClassifier] partial class N { [Linear(2)] partial Layer X { get; } }").HasErrors);

    [Theory]
    [InlineData(LanguageVersion.CSharp12, 1200)]
    [InlineData(LanguageVersion.CSharp13, 1300)]
    [InlineData(LanguageVersion.Latest, 1400)]
    public void The_language_version_is_copied(LanguageVersion version, int expected) =>
        Assert.Equal(expected, DeclarationReader.Read(Networks.Kim, GeneratorSettings.Default with { LanguageVersion = version }).LanguageVersion);

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData(" B ;A,,b; B", "A B b")]
    public void Disabled_passes_are_sorted_and_distinct(string? property, string expected)
    {
        var (_, options) = DeclarationReader.ReadAll(Networks.Kim, GeneratorSettings.Default with { DisabledPasses = property });

        Assert.Equal(expected, string.Join(' ', options!.DisabledPasses));
    }

    [Theory]
    [InlineData("CnnCodegenTableBudget", " 12 ", "PlanOptions { TableBudget = 12, Tables = Float32, Weights = Float32, Winograd = Auto, TableBytes = 12000000, AllowsPartOfTable = True }")]
    [InlineData("CnnCodegenTableBudget", "-1", "PlanOptions { TableBudget = , Tables = Float32, Weights = Float32, Winograd = Auto, TableBytes = 16000000, AllowsPartOfTable = False }")]
    [InlineData("CnnCodegenTables", "Int16", "PlanOptions { TableBudget = , Tables = Int16, Weights = Float32, Winograd = Auto, TableBytes = 16000000, AllowsPartOfTable = False }")]
    [InlineData("CnnCodegenWeights", "BFloat16", "PlanOptions { TableBudget = , Tables = Float32, Weights = BFloat16, Winograd = Auto, TableBytes = 16000000, AllowsPartOfTable = False }")]
    [InlineData("CnnCodegenWinograd", "Off", "PlanOptions { TableBudget = , Tables = Float32, Weights = Float32, Winograd = Off, TableBytes = 16000000, AllowsPartOfTable = False }")]
    [InlineData("CnnCodegenWinograd", "1", "PlanOptions { TableBudget = , Tables = Float32, Weights = Float32, Winograd = Auto, TableBytes = 16000000, AllowsPartOfTable = False }")]
    public void What_speed_may_cost_is_read_from_the_project(string property, string value, string expected)
    {
        var settings = GeneratorSettings.Default with { Properties = new Dictionary<string, string> { [property] = value } };

        var (_, options) = DeclarationReader.ReadAll(Networks.Kim, settings);

        Assert.Equal(expected, options!.Plan.ToString());
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(" 256 ", 256)]
    [InlineData("512", 512)]
    [InlineData("64", 0)]
    public void The_vector_width_is_one_that_there_is_or_left_open(string? property, int expected)
    {
        var (_, options) = DeclarationReader.ReadAll(Networks.Kim, GeneratorSettings.Default with { VectorBits = property });

        Assert.Equal(expected, options!.VectorBits);
    }

    private static AttributeDeclaration Attribute(string type, params ArgumentDeclaration[] arguments) => new(type, EquatableArray.Of(arguments));

    private static ArgumentDeclaration Parameter(string name, ArgumentValue value) => new(name, IsProperty: false, value);

    private static ArgumentDeclaration Property(string name, ArgumentValue value) => new(name, IsProperty: true, value);

    private static List Integers(params long[] values) => new(values.Select(static value => (ArgumentValue)new Integer(value)).ToEquatableArray());

    private static List Texts(params string[] values) => new(values.Select(static value => (ArgumentValue)new ArgumentValue.Text(value)).ToEquatableArray());
}
