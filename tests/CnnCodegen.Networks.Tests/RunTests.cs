using CnnCodegen.Reference;
using Networks.Catalogue;

namespace CnnCodegen.Networks.Tests;

public sealed class RunTests
{
    private const int Seed = 20_171;

    /// <summary>Deep stacks lose about two digits of the seven that single precision has.</summary>
    private const double Tolerance = 1e-4;

    /// <summary>A text of the greatest length takes the interpreter minutes; of this length it takes seconds at most.</summary>
    private const int LengthForReference = 11;

    /// <summary>Its fixed length makes every text one of 4.3 billion multiply-adds, too many for an interpreter; <c>CharCnnSmall</c> has the same layers.</summary>
    private const string TooLargeForReference = "CharCnnLarge";

    public static TheoryData<string> Networks => [.. Named.All];

    public static TheoryData<string> NetworksForReference => [.. Named.All.Where(static name => name != TooLargeForReference)];

    [Fact]
    public void The_catalogue_has_every_network_once() =>
        Assert.Equal(Named.All, NetworkCatalogue.All.Select(static entry => entry.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_network_loads_and_gives_finite_numbers_for_texts_of_any_length(string name)
    {
        CatalogueEntry entry = Named.Network(name);
        var random = new RandomModel(Seed);
        Computation network = entry.Load(random.Weights(entry.Description));
        int longest = entry.Description.Inputs.Max(static input => input.MaxLength);
        foreach (int length in (int[])[0, 1, 7, longest, longest + 3])
        {
            float[] output = network.Compute(InputIds.Of(random.Text(entry.Description, length))).ToArray();
            Assert.NotEmpty(output);
            Assert.All(output, static number => Assert.True(float.IsFinite(number)));
            Assert.True(output.Distinct().Count() > 1, $"{name} gives the same number everywhere for {length} tokens.");
        }
    }

    [Theory]
    [MemberData(nameof(NetworksForReference))]
    public void A_network_computes_what_the_reference_computes(string name)
    {
        CatalogueEntry entry = Named.Network(name);
        var random = new RandomModel(Seed);
        ModelFile weights = random.Weights(entry.Description);
        int[][] text = random.Text(entry.Description, LengthForReference);
        float[] output = entry.Load(weights).Compute(InputIds.Of(text)).ToArray();

        var reference = new ReferenceNetwork(
            entry.Description,
            entry.Description.Weights.ToDictionary(static slot => slot.Name, slot => weights.Tensor(slot.Name, slot.Shape).ToArray(), StringComparer.Ordinal));
        double[] expected = [.. reference.Output(text).Numbers];
        double largest = expected.Max(Math.Abs);
        Assert.Equal(expected.Length, output.Length);
        Assert.All(expected.Zip(output), pair => Assert.Equal(pair.First / largest, pair.Second / largest, Tolerance));
    }
}
