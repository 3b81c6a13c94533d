namespace CnnCodegen.CommandLine;

/// <summary>The folder where a user has data sets.</summary>
internal static class DataSetFolder
{
    /// <summary>The environment variable that names it.</summary>
    public const string Variable = "CNNCODEGEN_DATA";

    /// <summary>The folder that the environment names; null where it names none.</summary>
    public static string? OfEnvironment() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : null;
}
