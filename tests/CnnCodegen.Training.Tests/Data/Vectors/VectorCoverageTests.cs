using CnnCodegen.Text;

namespace CnnCodegen.Training.Tests.Data.Vectors;

public sealed class VectorCoverageTests
{
    [Fact]
    public void Types_and_tokens_with_a_vector_are_counted()
    {
        var vectors = new WordVectors(1, new Dictionary<string, float[]> { ["a"] = [1], ["b"] = [2], ["unused"] = [3] });

        VectorCoverage coverage = VectorCoverage.Of(vectors, [new("a a c b", "1"), new("d A c a", "2")], new WhitespaceTokenizer());

        // Types: a, b, c, d, A. Tokens: eight, of them three a and one b.
        Assert.Equal((5, 2, 8, 4), (coverage.Types, coverage.CoveredTypes, coverage.Tokens, coverage.CoveredTokens));
        Assert.Equal((0.4, 0.5), (coverage.TypeFraction, coverage.TokenFraction));
        Assert.Equal(["c", "A", "d"], coverage.Missing);
        Assert.Equal("2 of 5 distinct words have a vector (40.0 %), 4 of 8 running words (50.0 %)", coverage.ToString());
    }

    [Fact]
    public void No_texts_have_no_coverage() =>
        Assert.Equal((0, 0), (VectorCoverage.Of(new WordVectors(1, []), [], new WordTokenizer()).TypeFraction, VectorCoverage.Of(new WordVectors(1, []), [], new WordTokenizer()).TokenFraction));

    [Theory]
    [InlineData("vectors/glove-twitter.25d.txt.gz", "kim2014/mr.all.tsv.gz", 25, 35.3, 78.5)]
    [InlineData("vectors/googlenews-top1000.300d.txt.gz", "kim2014/mr.all.tsv.gz", 300, 5.1, 57.1)]
    [InlineData("vectors/imdb-skipgram.300d.txt.gz", "kim2014/mr.all.tsv.gz", 300, 88.7, 98.8)]
    [InlineData("vectors/imdb-skipgram.300d.txt.gz", "kim2014/subj.all.tsv.gz", 300, 87.7, 98.6)]
    public void Public_vectors_cover_what_was_counted_otherwise(string vectorFile, string dataFile, int dimensions, double types, double tokens)
    {
        TextDataSet data = TextDataSet.Read(PublicData.Path(dataFile));
        var tokenizer = new SentenceTokenizer();
        WordVectors vectors = WordVectors.Read(PublicData.Path(vectorFile), data.Examples.SelectMany(example => tokenizer.Split(example.Text)).ToHashSet());

        VectorCoverage coverage = VectorCoverage.Of(vectors, data.Examples, tokenizer);

        Assert.Equal(dimensions, vectors.Dimensions);
        Assert.Equal((types, tokens), (Math.Round(100 * coverage.TypeFraction, 1), Math.Round(100 * coverage.TokenFraction, 1)));
    }
}
