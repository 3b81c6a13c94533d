namespace CnnCodegen.Package.Tests;

/// <summary>A project outside the repository that has the packages from the packed files alone, as a user's project has.</summary>
internal sealed class FreshProject : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cnncodegen-project-");

    private FreshProject()
    {
    }

    public string Folder => _folder.FullName;

    /// <summary>Copies one of the projects under <c>Projects/</c> and tells NuGet where the packages are.</summary>
    public static FreshProject Create(string name, PackedPackages packages)
    {
        var project = new FreshProject();
        string template = Path.Combine(AppContext.BaseDirectory, "Projects", name);
        foreach (string file in Directory.EnumerateFiles(template))
            File.Copy(file, Path.Combine(project.Folder, Path.GetFileName(file)));

        // Packages that were restored before are found in the cache, and the new ones go to a folder that is deleted again.
        project.Write("nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><clear /><add key="packed" value="{packages.Source}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="cache" value="{Repository.PackageCache}" /></fallbackPackageFolders>
            </configuration>
            """);

        // Settings of folders above must not reach the project.
        project.Write("Directory.Build.props", "<Project />");
        project.Write("Directory.Build.targets", "<Project />");
        project.Write("Directory.Packages.props", "<Project />");
        return project;
    }

    public Task<DotNetResult> Run(params string[] arguments) => DotNet.Run(Folder, arguments);

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text);
}
