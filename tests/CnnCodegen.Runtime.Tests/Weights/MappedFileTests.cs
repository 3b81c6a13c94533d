using System.Runtime.CompilerServices;
using CnnCodegen.Preparation;
using CnnCodegen.Runtime.Tests.Runtime;

namespace CnnCodegen.Runtime.Tests.Weights;

/// <summary>Files that are read by path: they are mapped, and nobody notices.</summary>
public sealed class MappedFileTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("cnncodegen").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void A_large_tensor_is_not_copied()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows would not let a mapped file be replaced.");
        string path = Save(Random(4_000_000));

        long before = GC.GetAllocatedBytesForCurrentThread();
        ModelFile file = ModelFile.Read(path);
        TensorData tensor = file.Values("Table", [4_000_000]);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(allocated, 1, 200_000);
        Assert.Equal(Random(4_000_000), tensor.Span.ToArray());
        Assert.True(tensor.IsAligned(64));
    }

    [Fact]
    public void Spans_that_are_given_away_stay_good_without_the_file()
    {
        float[] values = Random(100_000);
        string path = Save(values);

        ReadOnlySpan<float> span = ReadAndForget(path);
        Collect();

        Assert.True(span.SequenceEqual(values));
    }

    [Fact]
    public void A_mapping_ends_when_nobody_refers_to_it()
    {
        string path = Save(Random(100));
        WeakReference mapping = MapAndForget(path);

        Collect();

        Assert.False(mapping.IsAlive);
    }

    [Fact]
    public void Tables_keep_the_mapping()
    {
        float[] values = Random(100_000);
        AlignedFloats table = TableOf(Save(values));

        Collect();

        Assert.True(table.Span.SequenceEqual(values));
        GC.KeepAlive(table);
    }

    [Fact]
    public void A_file_that_is_replaced_keeps_what_was_loaded_of_it()
    {
        string path = Path.Combine(_directory, "model.safetensors");
        SmallNetwork.Writer(bias: [9f, 0f, 0f]).Save(path);
        ModelFile old = ModelFile.Read(path);

        SmallNetwork.Writer(bias: [0f, 0f, 9f]).Save(path);

        Assert.Equal("negative", Predict(old));
        Assert.Equal("positive", Predict(ModelFile.Read(path)));
        File.Delete(path);
        Assert.Equal("negative", Predict(old));

        static string Predict(ModelFile file) => new TextClassifierModel(file, SmallNetwork.Description, static weights => new BiasProgram(weights)).Predict("good").Label;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Data_at_any_address_is_read(int offset)
    {
        float[] values = Random(33);
        string header = """{"a":{"dtype":"F32","shape":[33],"data_offsets":[0,132]}}""";
        header += new string(' ', 4 - (header.Length % 4) + offset);
        string path = Write(FileBytes.Of(header, System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(values)));

        ModelFile file = ModelFile.Read(path);

        Assert.Equal(values, file.Tensor("a", [33]));
        Assert.Equal(values, file.Values("a", [33]).Span);
    }

    [Fact]
    public void Narrow_and_wide_floats_are_converted()
    {
        // 1 and −2 as F16, BF16 and F64.
        byte[] data = [0x00, 0x3C, 0x00, 0xC0, 0x80, 0x3F, 0x00, 0xC0, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0xC0, 7];
        string path = Write(FileBytes.Of(
            """{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]},"b":{"dtype":"BF16","shape":[2],"data_offsets":[4,8]},"c":{"dtype":"F64","shape":[2],"data_offsets":[8,24]},"d":{"dtype":"U8","shape":[1],"data_offsets":[24,25]}}""",
            data));

        ModelFile file = ModelFile.Read(path);

        Assert.All((string[])["a", "b", "c"], name => Assert.Equal([1f, -2f], file.Tensor(name, [2])));
    }

    [Fact]
    public void Rows_that_keep_to_cache_lines_are_copied_where_the_file_does_not()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows would not let a mapped file be replaced.");
        float[] values = Random(64);
        string header = """{"a":{"dtype":"F32","shape":[4,16],"data_offsets":[0,256]}}""";
        foreach (int shift in (int[])[0, 4])
        {
            string padded = header + new string(' ', (((8 + header.Length + 63) & -64) - 8 - header.Length) + shift);
            ModelFile file = ModelFile.Read(Write(FileBytes.Of(padded, System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(values))));
            TensorData tensor = file.Values("a", [4, 16]);

            AlignedFloats rows = AlignedFloats.Over(tensor, rowLength: 16);
            AlignedFloats others = AlignedFloats.Over(tensor, rowLength: 15);

            Assert.Equal(shift == 0, tensor.Span.Overlaps(rows.Span));
            Assert.True(tensor.Span.Overlaps(others.Span));
            Assert.Equal(values, rows.Span.ToArray());
        }
    }

    [Fact]
    public void An_empty_file_and_a_directory_are_refused_as_ever()
    {
        Assert.Equal("header length", Assert.Throws<ModelFileException>(() => ModelFile.Read(Write([]))).Field);
        Assert.Throws<FileNotFoundException>(() => ModelFile.Read(Path.Combine(_directory, "none")));
        Assert.Throws<UnauthorizedAccessException>(() => ModelFile.Read(_directory));
    }

    private static float[] Random(int length)
    {
        var random = new Random(length);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextSingle())];
    }

    private static void Collect()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ReadOnlySpan<float> ReadAndForget(string path) => ModelFile.Read(path).Tensor("Table", [100_000]);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static AlignedFloats TableOf(string path) => AlignedFloats.Over(ModelFile.Read(path).Values("Table", [100_000]), rowLength: 100);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference MapAndForget(string path)
    {
        ModelFile file = ModelFile.Read(path);
        file.Tensor("Table", [100]);
        return new WeakReference(file.Values("Table", [100]));
    }

    private string Save(float[] values)
    {
        string path = Path.Combine(_directory, Guid.NewGuid().ToString("n"));
        var writer = new ModelFileWriter();
        writer.Add("Table", [values.Length], values);
        writer.Save(path);
        return path;
    }

    private string Write(byte[] bytes)
    {
        string path = Path.Combine(_directory, Guid.NewGuid().ToString("n"));
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
