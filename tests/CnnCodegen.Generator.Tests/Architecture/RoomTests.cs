using System.Text.RegularExpressions;

namespace CnnCodegen.Generator.Tests.Architecture;

public class RoomTests
{
    /// <summary>Where Roslyn ends: symbols are read in one room, mistakes are handed back from another, the pipeline joins them.</summary>
    private static readonly string[] MayKnowRoslyn = ["Syntax/", "Diagnostics/Descriptors.cs", "Diagnostics/ComplaintReporting.cs", "NetworkGenerator.cs"];

    private static readonly string Generator = Path.Combine(Repository.Root, "generators", "CnnCodegen.Generator");

    [Fact]
    public void No_room_behind_the_declarations_knows_Roslyn()
    {
        string[] offenders = [.. SourceFiles()
            .Where(static file => !MayKnowRoslyn.Any(file.StartsWith))
            .Where(static file => Regex.IsMatch(Read(file), @"Microsoft\s*\.\s*CodeAnalysis"))];

        Assert.Empty(offenders);
    }

    [Fact]
    public void The_rooms_that_may_know_Roslyn_are_there()
    {
        foreach (string place in MayKnowRoslyn)
            Assert.Contains(SourceFiles(), file => file.StartsWith(place, StringComparison.Ordinal) && Read(file).Contains("Microsoft.CodeAnalysis"));
    }

    [Fact]
    public void The_generator_is_the_pipeline_and_nothing_else() =>
        Assert.InRange(Read("NetworkGenerator.cs").Count(static c => c == '\n'), 1, 99);

    [Fact]
    public void No_file_of_the_generator_is_too_long_to_read()
    {
        foreach (string file in SourceFiles())
            Assert.True(Read(file).Count(static c => c == '\n') <= 400, $"{file} has more than 400 lines.");
    }

    private static IEnumerable<string> SourceFiles() => Directory
        .EnumerateFiles(Generator, "*.cs", SearchOption.AllDirectories)
        .Select(static path => Path.GetRelativePath(Generator, path).Replace('\\', '/'))
        .Where(static file => !file.StartsWith("obj/", StringComparison.Ordinal) && !file.StartsWith("bin/", StringComparison.Ordinal));

    private static string Read(string file) => File.ReadAllText(Path.Combine(Generator, file));
}
