using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Declarations;

namespace CnnCodegen.Generator.Building;

/// <summary>Attributes of layers that compositions add by themselves, as if users had written them.</summary>
internal static class Synthetic
{
    public static AttributeDeclaration Identity { get; } = Attribute(nameof(IdentityAttribute));

    public static AttributeDeclaration Sigmoid { get; } = Attribute(nameof(SigmoidAttribute));

    public static AttributeDeclaration BatchNorm { get; } = Attribute(nameof(BatchNormAttribute));

    public static AttributeDeclaration Add(params LayerInput[] layers) => Attribute(nameof(AddAttribute), Parameter("layers", Names(layers)));

    public static AttributeDeclaration Concat(params LayerInput[] layers) => Attribute(nameof(ConcatAttribute), Parameter("layers", Names(layers)));

    public static AttributeDeclaration Gate(LayerInput transform, LayerInput candidate, LayerInput carry) => Attribute(
        nameof(GateAttribute), Parameter("transform", Text(transform.Name)), Parameter("candidate", Text(candidate.Name)), Parameter("carry", Text(carry.Name)));

    public static AttributeDeclaration Linear(int outputs, params ArgumentDeclaration[] properties) =>
        Attribute(nameof(LinearAttribute), [Parameter("outputs", Number(outputs)), .. properties]);

    public static AttributeDeclaration Convolution(int filters, int width, params ArgumentDeclaration[] properties) => Attribute(
        nameof(Conv1dAttribute), [Parameter("filters", Number(filters)), Parameter("width", Number(width)), .. properties]);

    public static ArgumentDeclaration Property(string name, int value) => new(name, IsProperty: true, Number(value));

    public static ArgumentDeclaration Property(string name, double value) => new(name, IsProperty: true, new ArgumentValue.Real(value));

    public static ArgumentDeclaration Property(string name, bool value) => new(name, IsProperty: true, new ArgumentValue.Boolean(value));

    public static ArgumentDeclaration Property(string name, Padding value) => new(name, IsProperty: true, new ArgumentValue.EnumMember(nameof(Padding), (long)value));

    private static AttributeDeclaration Attribute(string type, params ArgumentDeclaration[] arguments) => new(type, arguments.ToEquatableArray());

    private static ArgumentDeclaration Parameter(string name, ArgumentValue value) => new(name, IsProperty: false, value);

    private static ArgumentValue Number(int value) => new ArgumentValue.Integer(value);

    private static ArgumentValue Text(string value) => new ArgumentValue.Text(value);

    private static ArgumentValue Names(LayerInput[] layers) => new ArgumentValue.List(layers.Select(layer => Text(layer.Name)).ToEquatableArray());
}
