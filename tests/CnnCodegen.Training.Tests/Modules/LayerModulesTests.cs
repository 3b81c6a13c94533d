using CnnCodegen.Training.Modules;

namespace CnnCodegen.Training.Tests.Modules;

/// <summary>Each layer that can be declared can be trained; <c>docs/adding-a-layer.md</c> lists what a layer consists of.</summary>
public sealed class LayerModulesTests
{
    public static TheoryData<Type> LayerAttributes =>
        [.. typeof(LayerAttribute).Assembly.GetTypes().Where(static type => typeof(LayerAttribute).IsAssignableFrom(type) && !type.IsAbstract)];

    [Theory]
    [MemberData(nameof(LayerAttributes))]
    public void Layer_has_a_module(Type attribute) => Assert.True(
        LayerModules.Known.Contains(attribute),
        $"{attribute.Name} is not in the list of src/CnnCodegen.Training/Modules/LayerModules.cs.");
}
