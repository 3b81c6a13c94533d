using System.Text.RegularExpressions;

namespace CnnCodegen.Equivalence.Tests.Corpus;

/// <summary>What no network of the corpus has is compared with nothing.</summary>
public sealed class NetworkCorpusTests
{
    public static TheoryData<Type> Attributes =>
        [.. typeof(LayerAttribute).Assembly.GetTypes().Where(static type =>
            (type.IsSubclassOf(typeof(LayerAttribute)) || type.IsSubclassOf(typeof(ModifierAttribute))) && !type.IsAbstract)];

    [Theory]
    [MemberData(nameof(Attributes))]
    public void Attribute_occurs_in_a_network(Type attribute)
    {
        string name = attribute.Name[..^"Attribute".Length];
        // Behind a bracket or a space stands an attribute; behind a parenthesis, as in nameof(Linear), a layer.
        var pattern = new Regex($@"[\[ ]{name}[\](,]");

        Assert.True(NetworkCorpus.All.Any(network => network.Layers.Any(pattern.IsMatch)), $"No network of the corpus has the attribute {name}.");
    }
}
