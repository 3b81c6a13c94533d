namespace CnnCodegen.Training.Tests.Data;

/// <summary>
/// Public data sets, which are not part of this project: the folder that the environment variable CNNCODEGEN_DATA names. Tests that want them are skipped
/// where it is not set.
/// </summary>
internal static class PublicData
{
    private const string Variable = "CNNCODEGEN_DATA";

    /// <summary>The path of a file in the folder.</summary>
    public static string Path(string file)
    {
        string? folder = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"{Variable} names no folder with data sets.");
        string path = System.IO.Path.Combine(folder!, file);
        Assert.SkipUnless(File.Exists(path), $"{Variable} has no {file}.");
        return path;
    }
}
