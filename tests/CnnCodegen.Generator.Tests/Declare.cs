using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Declarations;
using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Tests;

/// <summary>Declares networks by hand: what the rooms behind the first are given, without any C#.</summary>
internal static class Declare
{
    public static NetworkDeclaration Network(params LayerDeclaration[] layers) => new(
        "Tests",
        EquatableArray<TypeDeclaration>.Empty,
        new TypeDeclaration("class", "Sample", IsPartial: true, IsGeneric: false, IsStatic: false, IsAbstract: false, IsFileLocal: false),
        nameof(TextClassifierAttribute),
        LanguageVersion: 1400,
        LayerParts: 1,
        HasErrors: false,
        EquatableArray.Of(layers));

    public static LayerDeclaration Layer(string name, params AttributeDeclaration[] attributes) =>
        new(name, "", IsPartial: true, IsLayer: true, IsGetOnly: true, EquatableArray.Of(attributes));

    public static AttributeDeclaration Words(int maxLength) => new(nameof(WordsAttribute), EquatableArray.Of(Property("MaxLength", maxLength)));

    public static AttributeDeclaration Embedding(int rows, int dimensions) =>
        new(nameof(EmbeddingAttribute), EquatableArray.Of(Parameter("rows", rows), Parameter("dimensions", dimensions)));

    public static AttributeDeclaration Conv1d(int filters, int width, Padding padding = Padding.Valid) => new(
        nameof(Conv1dAttribute),
        EquatableArray.Of(
            Parameter("filters", filters),
            Parameter("width", width),
            new ArgumentDeclaration("Padding", IsProperty: true, new ArgumentValue.EnumMember(nameof(Padding), (long)padding))));

    public static AttributeDeclaration ConvBank(int[] filters, int[] widths) => new(
        nameof(ConvBankAttribute), EquatableArray.Of(Parameter("filters", filters), Parameter("widths", widths)));

    public static AttributeDeclaration Linear(int outputs) => new(nameof(LinearAttribute), EquatableArray.Of(Parameter("outputs", outputs)));

    public static AttributeDeclaration Dropout(double probability) => new(
        nameof(DropoutAttribute), EquatableArray.Of(new ArgumentDeclaration("probability", IsProperty: false, new ArgumentValue.Real(probability))));

    public static AttributeDeclaration LeakyRelu(double slope) => new(
        nameof(LeakyReluAttribute), EquatableArray.Of(new ArgumentDeclaration("slope", IsProperty: false, new ArgumentValue.Real(slope))));

    public static AttributeDeclaration Elu(double alpha) => new(
        nameof(EluAttribute), EquatableArray.Of(new ArgumentDeclaration("alpha", IsProperty: false, new ArgumentValue.Real(alpha))));

    public static AttributeDeclaration Concat(params string[] layers) => new(nameof(ConcatAttribute), EquatableArray.Of(
        new ArgumentDeclaration("layers", IsProperty: false, new ArgumentValue.List(layers.Select(layer => (ArgumentValue)new ArgumentValue.Text(layer)).ToEquatableArray()))));

    /// <summary>An attribute without arguments: <c>Simple&lt;ReluAttribute&gt;()</c>.</summary>
    public static AttributeDeclaration Simple<TAttribute>() => new(typeof(TAttribute).Name, EquatableArray<ArgumentDeclaration>.Empty);

    public static AttributeDeclaration Qrnn(int units, int width) => new(nameof(QrnnAttribute), EquatableArray.Of(Parameter("units", units), Parameter("width", width)));

    public static AttributeDeclaration From(this AttributeDeclaration attribute, string layer) => attribute.With("From", layer);

    /// <summary>The attribute with a property that names a layer.</summary>
    public static AttributeDeclaration With(this AttributeDeclaration attribute, string property, string layer) => attribute with
    {
        Arguments = attribute.Arguments.Append(new ArgumentDeclaration(property, IsProperty: true, new ArgumentValue.Text(layer))).ToEquatableArray(),
    };

    /// <summary>Builds a network that must be right, and checks that its graph verifies.</summary>
    public static Graph.Network Build(params LayerDeclaration[] layers)
    {
        var complaints = new List<Complaint>();
        Graph.Network? network = GraphBuilder.Build(Network(layers), complaints, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(complaints, static complaint => !DiagnosticIds.IsWarning(complaint.Id));
        Assert.NotNull(network);
        Assert.Null(GraphVerifier.FirstFault(network.Graph));
        return network;
    }

    /// <summary>Kim (2014) in small.</summary>
    public static Graph.Network Kim() => Build(
        Layer("Sentence", Words(56)),
        Layer("Vectors", Embedding(100, 300)),
        Layer("NGrams", ConvBank([100, 100, 100], [3, 4, 5]), Simple<ReluAttribute>(), Dropout(0.5)),
        Layer("Logits", Linear(2)));

    private static ArgumentDeclaration Parameter(string name, int value) => new(name, IsProperty: false, new ArgumentValue.Integer(value));

    private static ArgumentDeclaration Parameter(string name, int[] values) => new(
        name, IsProperty: false, new ArgumentValue.List(values.Select(value => (ArgumentValue)new ArgumentValue.Integer(value)).ToEquatableArray()));

    private static ArgumentDeclaration Property(string name, int value) => new(name, IsProperty: true, new ArgumentValue.Integer(value));
}
