using System.Globalization;

namespace CnnCodegen.Training.Tests.Data;

public sealed class WordVectorsTests
{
    [Theory]
    [InlineData("good 1 -2.5 3e-2\nvery good 4 5 6\ngood 7 8 9\n")]
    [InlineData("2 3\ngood 1 -2.5 3e-2 \nvery good 4 5 6 \n")]
    public void Text_files_are_read(string content)
    {
        WordVectors vectors = Read(content);

        Assert.Equal((3, 2), (vectors.Dimensions, vectors.Count));
        Assert.True(vectors.TryGet("good", out IReadOnlyList<float>? good));
        Assert.Equal([1, -2.5f, 0.03f], good);
        Assert.True(vectors.TryGet("very good", out IReadOnlyList<float>? veryGood));
        Assert.Equal([4, 5, 6], veryGood);
        Assert.False(vectors.TryGet("Good", out _));
    }

    [Theory]
    [InlineData("good 1 2\n", "Line 1")]
    [InlineData("good 1 2 3\nbad 1 two 3\n", "Line 2")]
    [InlineData("good 1 2 3\n\n", "Line 2")]
    public void A_line_that_is_no_vector_is_named(string content, string line) =>
        Assert.Contains(line, Assert.Throws<FormatException>(() => Read(content)).Message);

    [Fact]
    public void Vectors_must_be_of_one_length_and_finite()
    {
        Assert.Contains("'b' has 2 elements instead of 1", Assert.Throws<ArgumentException>(() => new WordVectors(1, new Dictionary<string, float[]> { ["a"] = [1], ["b"] = [1, 2] })).Message);
        Assert.Contains("'a' has an element", Assert.Throws<ArgumentException>(() => new WordVectors(1, new Dictionary<string, float[]> { ["a"] = [float.NaN] })).Message);
    }

    [Fact]
    public void The_culture_has_no_part()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.True(Read("a 0.5 1.5 2.5\n").TryGet("a", out IReadOnlyList<float>? vector));
            Assert.Equal([0.5f, 1.5f, 2.5f], vector);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static WordVectors Read(string content)
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "vectors.txt");
        try
        {
            File.WriteAllText(path, content);
            return WordVectors.Read(path, 3);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }
}
