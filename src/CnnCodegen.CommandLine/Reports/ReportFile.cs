namespace CnnCodegen.CommandLine;

/// <summary>Writes the report that a command was asked for.</summary>
internal static class ReportFile
{
    /// <summary>Writes a report and tells where; nothing where none was asked for.</summary>
    public static void Save(DirectoryInfo? folder, NetworkReport report, CommandConsole console)
    {
        if (folder is null)
            return;

        report.Save(folder.FullName);
        console.WriteLine($"Report: {Path.Combine(folder.FullName, NetworkReport.HtmlName)}");
    }
}
