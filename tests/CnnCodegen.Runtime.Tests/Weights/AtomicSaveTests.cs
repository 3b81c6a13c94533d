namespace CnnCodegen.Runtime.Tests.Weights;

public sealed class AtomicSaveTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("CnnCodegen").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void A_file_is_written_and_replaced_with_nothing_beside_it()
    {
        string path = Path.Combine(_directory, "model.safetensors");

        One(1f).Save(path);
        One(2f).Save(path);

        Assert.Equal(2f, ModelFile.Read(path).Tensor("w", [1])[0]);
        Assert.Equal([path], Directory.GetFileSystemEntries(_directory));
    }

    [Fact]
    public void A_failure_in_the_middle_keeps_the_old_file_whole()
    {
        string path = Path.Combine(_directory, "model.safetensors");
        One(1f).Save(path);
        byte[] old = File.ReadAllBytes(path);

        var fault = Assert.Throws<IOException>(() => AtomicFile.Write(path, static stream =>
        {
            stream.Write(new byte[100_000]);
            throw new IOException("No space left on device");
        }));

        Assert.Equal("No space left on device", fault.Message);
        Assert.Equal(old, File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_directory));
    }

    [Fact]
    public void Text_that_no_file_can_hold_is_refused_before_anything_is_touched()
    {
        string path = Path.Combine(_directory, "model.safetensors");
        One(1f).Save(path);
        ModelFileWriter writer = One(2f);
        writer.Metadata["k"] = "a\ud800b";

        Assert.Contains("'k'", Assert.Throws<InvalidOperationException>(() => writer.Save(path)).Message, StringComparison.Ordinal);

        Assert.Equal(1f, ModelFile.Read(path).Tensor("w", [1])[0]);
        Assert.Equal([path], Directory.GetFileSystemEntries(_directory));
    }

    [Fact]
    public void A_place_that_cannot_be_taken_leaves_nothing_beside_it()
    {
        string path = Path.Combine(_directory, "taken");
        Directory.CreateDirectory(path);

        Assert.ThrowsAny<SystemException>(() => One(1f).Save(path));

        Assert.Equal([path], Directory.GetFileSystemEntries(_directory));
    }

    [Fact]
    public void A_header_that_no_reader_accepts_is_not_written()
    {
        ModelFileWriter writer = One(1f);
        writer.Metadata["k"] = new string('x', 100_000_000);

        Assert.Throws<InvalidOperationException>(() => writer.Save(new MemoryStream()));
    }

    private static ModelFileWriter One(float value)
    {
        var writer = new ModelFileWriter();
        writer.Add("w", [1], [value]);
        return writer;
    }
}
