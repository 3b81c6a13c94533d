using CnnCodegen.Training.Modules;

namespace CnnCodegen.Training.Tests.Modules;

/// <summary>Each layer that descriptions can hold can be trained; <c>docs/adding-a-layer.md</c> lists what a layer consists of.</summary>
public sealed class LayerModulesTests
{
    // The generator replaces these by the layers of their blocks.
    private static readonly Type[] Inlined =
        [typeof(RepeatAttribute), typeof(ResidualAttribute), typeof(HighwayGateAttribute), typeof(DenseAttribute), typeof(ParallelAttribute)];

    public static TheoryData<Type> LayerAttributes =>
    [
        .. from type in typeof(LayerAttribute).Assembly.GetTypes()
           where typeof(LayerAttribute).IsAssignableFrom(type) && !type.IsAbstract
           let kind = type.IsGenericType ? type.BaseType! : type
           where !Inlined.Contains(kind)
           select kind,
    ];

    [Theory]
    [MemberData(nameof(LayerAttributes))]
    public void Layer_has_a_module(Type attribute) => Assert.True(
        LayerModules.Known.Contains(attribute),
        $"{attribute.Name} is not in the list of src/CnnCodegen.Training/Modules/LayerModules.cs.");

    [Fact]
    public void Only_layers_have_modules() => Assert.Subset(LayerAttributes.Select(static row => row.Data).ToHashSet(), LayerModules.Known.ToHashSet());
}
