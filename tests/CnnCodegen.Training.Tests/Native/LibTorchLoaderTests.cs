using CnnCodegen.Training.Native;

namespace CnnCodegen.Training.Tests.Native;

public sealed class LibTorchLoaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private readonly List<(string Path, byte[] Content)> _loaded = [];

    private string Library => Path.Combine(_folder, "libwrapper.so");

    private string Cache => Path.Combine(_folder, "cache");

    private string Temporary => Path.Combine(_folder, "temporary");

    public LibTorchLoaderTests() => File.WriteAllBytes(Library, ForgedElf.Create());

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Where_the_library_loads_nothing_is_written()
    {
        LibTorchLoader.LoadWrapper(Library, Cache, Temporary, Load);

        Assert.Equal([Library], _loaded.Select(loaded => loaded.Path));
        Assert.Equal([Library], Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public void Where_the_library_is_refused_a_copy_in_the_cache_is_loaded()
    {
        LibTorchLoader.LoadWrapper(Library, Cache, Temporary, RefuseOriginal);

        (string path, byte[] content) = Assert.Single(_loaded);
        Assert.StartsWith(Cache, path);
        Assert.Equal("libwrapper.so", Path.GetFileName(path));
        Assert.Equal(ElfVersionNeeds.WithoutUnusedVersions(ForgedElf.Create(), "libstdc++.so.6"), content);
        Assert.Equal([path], Directory.EnumerateFiles(Cache, "*", SearchOption.AllDirectories));
        Assert.Equal(ForgedElf.Create(), File.ReadAllBytes(Library));
    }

    [Fact]
    public void The_copy_is_written_once()
    {
        LibTorchLoader.LoadWrapper(Library, Cache, Temporary, RefuseOriginal);
        var longAgo = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(_loaded[0].Path, longAgo);

        LibTorchLoader.LoadWrapper(Library, Cache, Temporary, RefuseOriginal);

        Assert.Equal(_loaded[0].Path, _loaded[1].Path);
        Assert.Equal(longAgo, File.GetLastWriteTimeUtc(_loaded[1].Path));
    }

    [Fact]
    public void A_damaged_copy_is_replaced()
    {
        LibTorchLoader.LoadWrapper(Library, Cache, Temporary, RefuseOriginal);
        File.WriteAllBytes(_loaded[0].Path, [1, 2, 3]);

        LibTorchLoader.LoadWrapper(Library, Cache, Temporary, RefuseOriginal);

        Assert.Equal(_loaded[0].Content, _loaded[1].Content);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Where_the_cache_cannot_be_written_the_copy_stands_in_a_temporary_folder_while_it_loads(bool hasCache)
    {
        // A file where the folder should be stands in for a folder without write permission, which the root user would have anyway.
        File.WriteAllText(Cache, "");

        LibTorchLoader.LoadWrapper(Library, hasCache ? Cache : null, Temporary, RefuseOriginal);

        (string path, byte[] content) = Assert.Single(_loaded);
        Assert.StartsWith(Temporary, path);
        Assert.Equal(ElfVersionNeeds.WithoutUnusedVersions(ForgedElf.Create(), "libstdc++.so.6"), content);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Temporary));
    }

    [Fact]
    public void Where_nothing_can_be_written_the_message_says_what_to_do()
    {
        File.WriteAllText(Cache, "");
        File.WriteAllText(Temporary, "");

        var exception = Assert.Throws<LibTorchException>(() => LibTorchLoader.LoadWrapper(Library, Cache, Temporary, RefuseOriginal));

        Assert.Contains("XDG_CACHE_HOME", exception.Message);
        Assert.Empty(_loaded);
    }

    [Fact]
    public void Where_the_copy_is_refused_too_the_loaders_own_words_are_told()
    {
        var exception = Assert.Throws<LibTorchException>(() => LibTorchLoader.LoadWrapper(Library, Cache, Temporary, static path => throw new DllNotFoundException($"{Path.GetFileName(path)}: GLIBCXX_3.4.30 not found")));

        Assert.Contains("GLIBCXX_3.4.30 not found", exception.Message);
        Assert.Contains(Library, exception.Message);
    }

    [Fact]
    public void Where_there_is_nothing_to_adapt_the_loaders_own_words_are_told()
    {
        byte[] file = ForgedElf.Create();
        file[0x124] = 0x2;
        File.WriteAllBytes(Library, file);

        var exception = Assert.Throws<LibTorchException>(() => LibTorchLoader.LoadWrapper(Library, Cache, Temporary, RefuseOriginal));

        Assert.Contains("version not found", exception.Message);
        Assert.False(Directory.Exists(Cache));
    }

    [Fact]
    public void A_damaged_library_is_named()
    {
        File.WriteAllBytes(Library, ForgedElf.Create()[..300]);

        var exception = Assert.Throws<LibTorchException>(() => LibTorchLoader.LoadWrapper(Library, Cache, Temporary, RefuseOriginal));

        Assert.Contains($"'{Library}' is damaged", exception.Message);
    }

    private void Load(string path) => _loaded.Add((path, File.ReadAllBytes(path)));

    private void RefuseOriginal(string path)
    {
        if (path == Library)
            throw new DllNotFoundException("version not found");

        Load(path);
    }
}
