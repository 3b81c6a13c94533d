using CnnCodegen.Equivalence.Tests.Corpus;
using CnnCodegen.Equivalence.Tests.Engines;
using CnnCodegen.Testing;

namespace CnnCodegen.Equivalence.Tests;

/// <summary>Words that a loaded network remembers: the same bits as without.</summary>
public sealed class WordCacheTests
{
    [Fact]
    public void A_network_that_remembers_words_gives_the_bits_of_one_that_does_not()
    {
        NetworkSource remembering = InputNetworks.RememberedWords;
        NetworkSource forgetting = remembering with
        {
            Name = "ForgottenWords",
            Layers = [.. remembering.Layers.Select(static line => line.Replace("CachedWords = 4", "", StringComparison.Ordinal).Replace("CachedWords = 100, ", "", StringComparison.Ordinal))],
        };
        CompiledProject project = CompiledCorpus.Compile([remembering, forgetting]);
        NetworkClass with = project.Networks[remembering.FullName], without = project.Networks[forgetting.FullName];
        var model = new TestModel(with.Description, seed: 5);
        ModelFile file = model.ToFile();
        INetworkInstance remembered = with.LoadNetwork(file), computed = without.LoadNetwork(new TestModel(without.Description, seed: 5).ToFile());

        // The second time all are remembered that fit.
        for (int time = 0; time < 2; time++)
        {
            foreach (int[][] text in model.Texts)
                Assert.Equal(computed.Compute(text), remembered.Compute(text));
        }

        Assert.Equal(with.Description.Architecture, without.Description.Architecture);
        Assert.Contains("WordCache", string.Concat(project.Run.Files.Values), StringComparison.Ordinal);
    }
}
