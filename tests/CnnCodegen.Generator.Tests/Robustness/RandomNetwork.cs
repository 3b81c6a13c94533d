using System.Reflection;
using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Declarations;

namespace CnnCodegen.Generator.Tests.Robustness;

/// <summary>Makes up declarations of any attributes with any arguments, most of them faulty; the same one for the same seed.</summary>
internal sealed class RandomNetwork(int seed)
{
    private static readonly Type[] Kinds = Concrete<LayerAttribute>();
    private static readonly Type[] Inputs = Concrete<InputAttribute>();
    private static readonly Type[] Inner =
        [.. Kinds.Except(Inputs).Except([typeof(EmbeddingAttribute), typeof(BagOfVectorsAttribute), typeof(PerTokenAttribute<>)])];
    private static readonly Type[] ModifierKinds = Concrete<ModifierAttribute>();
    private static readonly string[] Tasks = [.. Concrete<NetworkAttribute>().Select(static type => type.Name)];
    private static readonly string[] BlockNames = ["A", "B", "C"];
    private static readonly int[] Sane = [1, 2, 2, 3, 3, 4, 5, 8];
    private static readonly int[] Odd = [0, -1, -2, 7, 1_000, 100_000, 400_000_000, int.MaxValue, int.MaxValue - 1, int.MinValue];
    private static readonly double[] Reals = [0.5, 0, 1, -1, 1e-5, 0.999, 1e300, -1e300, double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    private readonly Random _random = new(seed);

    /// <summary>How often, of a hundred, a value is one that nobody should write.</summary>
    private readonly int _oddness = (seed % 3) switch { 0 => 0, 1 => 5, _ => 30 };

    public NetworkDeclaration Next()
    {
        NetworkDeclaration network = Class("Sample", Pick(Tasks), startsWithInput: !Happens(_oddness / 2), mostLayers: 7);
        // One of the blocks may be missing.
        IEnumerable<string> blocks = BlockNames.Skip(Happens(_oddness) ? 1 : 0);
        return network with { Blocks = blocks.Select(name => Class(name, nameof(BlockAttribute), startsWithInput: Happens(_oddness / 2), mostLayers: 2)).ToEquatableArray() };
    }

    private NetworkDeclaration Class(string name, string task, bool startsWithInput, int mostLayers)
    {
        var layers = new List<LayerDeclaration>();
        int count = Happens(_oddness / 5) ? 0 : 1 + _random.Next(mostLayers);
        for (int i = 0; i < count; i++)
        {
            Type kind = Happens(_oddness / 2) ? Pick(Kinds) : !startsWithInput || i > 1 ? Pick(Inner) : i == 0 ? Pick(Inputs) : typeof(EmbeddingAttribute);
            List<AttributeDeclaration> attributes = Happens(_oddness / 6) ? [] : [Attribute(kind, i)];
            while (Happens(i == 0 && startsWithInput ? _oddness : 20))
                attributes.Insert(_random.Next(attributes.Count + 1), Attribute(Pick(ModifierKinds), i));
            layers.Add(Declare.Layer(LayerName(i), [.. attributes]));
        }

        // Many networks end as a classifier does.
        if (task != nameof(BlockAttribute) && Happens(60))
            layers.Add(Declare.Layer("Top", Declare.Simple<MaxOverTimeAttribute>()));

        return Declare.Network([.. layers]) with
        {
            Task = task,
            Type = new TypeDeclaration("class", name, IsPartial: true, IsGeneric: false, IsStatic: false, IsAbstract: false, IsFileLocal: false),
        };
    }

    private AttributeDeclaration Attribute(Type type, int layer)
    {
        ConstructorInfo constructor = type.GetConstructors().Single();
        IEnumerable<ArgumentDeclaration> arguments = constructor.GetParameters()
            .Select(parameter => new ArgumentDeclaration(parameter.Name!, IsProperty: false, Value(parameter.ParameterType, layer)));
        IEnumerable<ArgumentDeclaration> properties = type.GetProperties()
            .Where(property => property.CanWrite && (property.Name == nameof(InputAttribute.MaxLength) || Happens(4)))
            .Select(property => new ArgumentDeclaration(
                property.Name, IsProperty: true, property.Name == nameof(InputAttribute.MaxLength) && !Happens(_oddness) ? new ArgumentValue.Integer(40) : Value(property.PropertyType, layer)));
        return new AttributeDeclaration(type.Name, arguments.Concat(properties).ToEquatableArray())
        {
            TypeArguments = type.IsGenericType ? type.GetGenericArguments().Select(_ => "Tests." + Pick(BlockNames)).ToEquatableArray() : [],
        };
    }

    private ArgumentValue Value(Type type, int layer)
    {
        if (Happens(_oddness / 10))
            return new ArgumentValue.Text(null); // Of another type than the argument: what a damaged attribute leaves.
        if (type.IsArray)
            return new ArgumentValue.List(Enumerable.Range(0, _random.Next(4)).Select(_ => Value(type.GetElementType()!, layer)).ToEquatableArray());
        if (type.IsEnum)
            return new ArgumentValue.EnumMember(type.Name, Happens(_oddness) ? Pick(Odd) : _random.Next(Enum.GetValues(type).Length));
        return Type.GetTypeCode(type) switch
        {
            TypeCode.Int32 => new ArgumentValue.Integer(Happens(_oddness) ? Pick(Odd) : Pick(Sane)),
            TypeCode.Double => new ArgumentValue.Real(Happens(_oddness) ? Pick(Reals) : 0.5),
            TypeCode.Boolean => new ArgumentValue.Boolean(Happens(50)),
            _ => new ArgumentValue.Text(Happens(_oddness) ? Pick([null, "", "Unknown", LayerName(layer), LayerName(layer + 1)]) : LayerName(_random.Next(Math.Max(1, layer)))),
        };
    }

    private bool Happens(int percent) => _random.Next(100) < percent;

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private static string LayerName(int index) => "L" + index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Type[] Concrete<TBase>() =>
        [.. typeof(LayerAttribute).Assembly.GetTypes().Where(static type => typeof(TBase).IsAssignableFrom(type) && !type.IsAbstract).OrderBy(static type => type.Name, StringComparer.Ordinal)];
}
