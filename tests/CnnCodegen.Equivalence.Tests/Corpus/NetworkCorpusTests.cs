using System.Text.RegularExpressions;

namespace CnnCodegen.Equivalence.Tests.Corpus;

/// <summary>What no network of the corpus has is compared with nothing.</summary>
public sealed class NetworkCorpusTests
{
    public static TheoryData<Type> Attributes =>
        [.. typeof(LayerAttribute).Assembly.GetTypes().Where(static type =>
            (type.IsSubclassOf(typeof(LayerAttribute)) || type.IsSubclassOf(typeof(ModifierAttribute))) && !type.IsAbstract)];

    /// <summary>The arguments that may be given: each attribute's own settable properties and those that it inherits, but for the layer that is read.</summary>
    public static TheoryData<string, string> Arguments =>
        new(from type in Attributes.Select(static row => row.Data)
            from property in type.GetProperties()
            where property.CanWrite && property.Name != nameof(LayerAttribute.From)
            select (NameOf(type), property.Name));

    /// <summary>The members of all enumerations among the arguments.</summary>
    public static TheoryData<string> Members =>
        [.. Attributes.SelectMany(static row => row.Data.GetProperties()).Where(static property => property.CanWrite && property.PropertyType.IsEnum)
            .Select(static property => property.PropertyType).Distinct()
            .SelectMany(static type => Enum.GetNames(type), static (type, member) => $"{type.Name}.{member}")
            // Those that nobody needs to write: what is meant where nothing is given, and arguments that may not have this value.
            .Except(["Padding.Valid", "Pooling.Max", "QrnnPooling.Fo", "Projection.WhenNeeded", "Activation.LeakyRelu", "Activation.Elu"])];

    public static TheoryData<string> Tasks =>
        [.. typeof(NetworkAttribute).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(NetworkAttribute))).Select(NameOf)];

    [Theory]
    [MemberData(nameof(Attributes))]
    public void Attribute_occurs_in_a_network(Type attribute)
    {
        // Behind a bracket or a space stands an attribute; behind a parenthesis, as in nameof(Linear), a layer.
        string blocks = attribute.IsGenericType ? $"<\\w+(, \\w+){{{attribute.GetGenericArguments().Length - 1}}}>" : "";
        AssertOccurs($@"[\[ ]{NameOf(attribute)}{blocks}[\](,]");
    }

    [Theory]
    [MemberData(nameof(Arguments))]
    public void Argument_occurs_in_a_network(string attribute, string argument) => AssertOccurs($@"[\[ ]{attribute}(<[\w, ]+>)?\(([^()]|\([^()]*\))*\b{argument} = ");

    [Theory]
    [MemberData(nameof(Members))]
    public void Member_of_an_enumeration_occurs_in_a_network(string member) => AssertOccurs($@"= {Regex.Escape(member)}\b");

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Task_occurs(string task) => Assert.Contains(NetworkCorpus.All, network => network.Task == task);

    private static void AssertOccurs(string pattern)
    {
        var regex = new Regex(pattern);
        Assert.True(
            NetworkCorpus.All.Any(network => network.Layers.Concat(network.Blocks.SelectMany(static block => block.Layers)).Any(regex.IsMatch)),
            $"No network of the corpus has {pattern}.");
    }

    private static string NameOf(Type attribute) => attribute.Name.Split('`')[0][..^"Attribute".Length];
}
