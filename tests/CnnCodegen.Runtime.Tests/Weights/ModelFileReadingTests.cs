namespace CnnCodegen.Runtime.Tests.Weights;

public sealed class ModelFileReadingTests
{
    /// <summary>1, −2, 0.5, and the largest finite float: little-endian IEEE 754, written down from its definition.</summary>
    private static readonly byte[] FourFloats =
    [
        0x00, 0x00, 0x80, 0x3F,
        0x00, 0x00, 0x00, 0xC0,
        0x00, 0x00, 0x00, 0x3F,
        0xFF, 0xFF, 0x7F, 0x7F,
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_written_byte_by_byte_is_read(bool isTrickling)
    {
        // The JSON takes 113 bytes; spaces fill the header up to 120.
        byte[] bytes =
        [
            120, 0, 0, 0, 0, 0, 0, 0,
            .. """{"__metadata__":{"network":"Größe","labels":"[\"a\"]"},"w":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]}}"""u8,
            .. "       "u8,
            .. FourFloats,
        ];

        ModelFile file = isTrickling ? FileBytes.ReadTrickling(bytes) : FileBytes.Read(bytes);

        Assert.Equal(["labels", "network"], file.Metadata.Keys.Order());
        Assert.Equal("Größe", file.Metadata["network"]);
        Assert.Equal("""["a"]""", file.Metadata["labels"]);
        TensorInfo tensor = Assert.Single(file.Tensors);
        Assert.Equal("w", tensor.Name);
        Assert.Equal("F32", tensor.DType);
        Assert.Equal([2, 2], tensor.Shape);
        Assert.Equal([1f, -2f, 0.5f, float.MaxValue], file.Tensor("w", [2, 2]).ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Half_precision_is_converted(bool isTrickling)
    {
        // IEEE 754 binary16: sign, 5 bits of exponent (bias 15), 10 of fraction.
        byte[] bytes = FileBytes.Of(
            """{"w":{"dtype":"F16","shape":[6],"data_offsets":[0,12]}}""",
            [0x00, 0x3C, 0x00, 0xC0, 0xFF, 0x7B, 0x01, 0x00, 0x00, 0x7C, 0x00, 0x80]);

        float[] values = (isTrickling ? FileBytes.ReadTrickling(bytes) : FileBytes.Read(bytes)).Tensor("w", [6]).ToArray();

        Assert.Equal([1f, -2f, 65504f, 1f / 16_777_216, float.PositiveInfinity, -0f], values);
        Assert.True(float.IsNegative(values[5]));
    }

    [Fact]
    public void Brain_floats_are_converted()
    {
        // The upper half of a binary32: 1, −2, 3.140625, the smallest normal number.
        byte[] bytes = FileBytes.Of(
            """{"w":{"dtype":"BF16","shape":[2,2],"data_offsets":[0,8]}}""", [0x80, 0x3F, 0x00, 0xC0, 0x49, 0x40, 0x80, 0x00]);

        Assert.Equal([1f, -2f, 3.140625f, 1.17549435e-38f], FileBytes.Read(bytes).Tensor("w", [2, 2]).ToArray());
    }

    [Fact]
    public void Doubles_are_rounded_to_the_nearest_float()
    {
        byte[] bytes = FileBytes.Of(
            """{"w":{"dtype":"F64","shape":[3],"data_offsets":[0,24]}}""",
            [
                0, 0, 0, 0, 0, 0, 0xF0, 0x3F, // 1
                0x18, 0x2D, 0x44, 0x54, 0xFB, 0x21, 0x09, 0x40, // π
                0x9A, 0x99, 0x99, 0x99, 0x99, 0x99, 0xB9, 0xBF, // −0.1
            ]);

        Assert.Equal([1f, 3.14159274f, -0.1f], FileBytes.Read(bytes).Tensor("w", [3]).ToArray());
    }

    [Theory]
    [InlineData("F16", 2)]
    [InlineData("BF16", 2)]
    [InlineData("F32", 4)]
    [InlineData("F64", 8)]
    public void Tensors_longer_than_a_piece_keep_every_element_of_streams_of_unknown_length(string type, int size)
    {
        // A small whole number is exact in each of the types; 100 003 elements end inside a piece.
        const int Count = 100_003;
        var data = new MemoryStream();
        for (int i = 0; i < Count; i++)
        {
            float value = i % 251;
            data.Write(type switch
            {
                "F16" => BitConverter.GetBytes((Half)value),
                "BF16" => BitConverter.GetBytes(value).AsSpan(2),
                "F32" => BitConverter.GetBytes(value),
                _ => BitConverter.GetBytes((double)value),
            });
        }

        byte[] bytes = FileBytes.Of(
            $$$"""{"n":{"dtype":"I64","shape":[],"data_offsets":[0,8]},"w":{"dtype":"{{{type}}}","shape":[{{{Count}}}],"data_offsets":[8,{{{8 + (Count * size)}}}]}}""",
            [1, 0, 0, 0, 0, 0, 0, 0, .. data.ToArray()]);
        float[] expected = [.. Enumerable.Range(0, Count).Select(static i => (float)(i % 251))];

        Assert.Equal(expected, FileBytes.Read(bytes).Tensor("w", [Count]));
        Assert.Equal(expected, ModelFile.Read(new TricklingStream(bytes, mostPerRead: 4099)).Tensor("w", [Count]));
    }

    [Fact]
    public void Entries_may_stand_in_any_order()
    {
        byte[] bytes = FileBytes.Of(
            """{"late":{"data_offsets":[8,16],"shape":[2],"dtype":"F32"},"__metadata__":{},"early":{"shape":[1,2],"dtype":"F32","data_offsets":[0,8]}}""",
            FourFloats);

        ModelFile file = FileBytes.Read(bytes);

        Assert.Equal(["early", "late"], file.Tensors.Select(static tensor => tensor.Name));
        Assert.Equal([1f, -2f], file.Tensor("early", [1, 2]).ToArray());
        Assert.Equal([0.5f, float.MaxValue], file.Tensor("late", [2]).ToArray());
    }

    [Fact]
    public void Numbers_and_empty_tensors_are_tensors()
    {
        byte[] bytes = FileBytes.Of(
            """{"b":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[3,0],"data_offsets":[0,0]}}""", FourFloats.AsSpan(0, 4));

        ModelFile file = FileBytes.Read(bytes);

        Assert.Equal([1f], file.Tensor("b", []).ToArray());
        Assert.Empty(file.Tensor("a", [3, 0]).ToArray());
    }

    [Fact]
    public void A_file_without_tensors_and_metadata_is_a_file()
    {
        ModelFile file = FileBytes.Read(FileBytes.Of("{}"));

        Assert.Empty(file.Tensors);
        Assert.Empty(file.Metadata);
    }

    [Fact]
    public void Reading_starts_where_the_stream_stands_and_leaves_it_open()
    {
        byte[] bytes = FileBytes.Of("""{"w":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}""", FourFloats);
        using var stream = new MemoryStream([1, 2, 3, .. bytes]) { Position = 3 };

        ModelFile file = ModelFile.Read(stream);

        Assert.Equal(4, file.Tensor("w", [4]).Length);
        Assert.True(stream.CanRead);
    }

    [Fact]
    public void A_wrong_shape_is_named()
    {
        ModelFile file = FileBytes.Read(FileBytes.Of("""{"w":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]}}""", FourFloats));

        var fault = Assert.Throws<ModelFileException>(() => file.Tensor("w", [4]).Length);

        Assert.Equal(("w", "shape [4]", "shape [2, 2]"), (fault.Field, fault.Expected, fault.Found));
        Assert.Equal("w: expected shape [4], found shape [2, 2].", fault.Message);
    }

    [Fact]
    public void A_missing_tensor_is_named()
    {
        ModelFile file = FileBytes.Read(FileBytes.Of("{}"));

        var fault = Assert.Throws<ModelFileException>(() => file.Tensor("Stem.weight", [64, 16, 3]).Length);

        Assert.Equal(("Stem.weight", "a tensor of shape [64, 16, 3]", "none of this name"), (fault.Field, fault.Expected, fault.Found));
    }

    [Fact]
    public void Whole_numbers_may_be_present_but_are_no_floats()
    {
        ModelFile file = FileBytes.Read(FileBytes.Of(
            """{"norm.num_batches_tracked":{"dtype":"I64","shape":[],"data_offsets":[0,8]}}""", [5, 0, 0, 0, 0, 0, 0, 0]));

        var fault = Assert.Throws<ModelFileException>(() => file.Tensor("norm.num_batches_tracked", []).Length);

        Assert.Equal(("dtype F32, F16, BF16 or F64", "dtype I64"), (fault.Expected, fault.Found));
    }

    [Fact]
    public void Faults_of_files_name_the_file()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "model.safetensors");
        File.WriteAllBytes(path, FileBytes.Of("""{"w":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]}}""", FourFloats));
        Assert.Equal(path, Assert.Throws<ModelFileException>(() => ModelFile.Read(path).Tensor("w", [1]).Length).Path);

        File.WriteAllText(path, "no");
        var fault = Assert.Throws<ModelFileException>(() => ModelFile.Read(path));
        Assert.Equal(path, fault.Path);
        Assert.EndsWith($" File: {path}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_read_cannot_be_changed()
    {
        ModelFile file = FileBytes.Read(FileBytes.Of("""{"w":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}""", FourFloats));

        Assert.True(((ICollection<KeyValuePair<string, string>>)file.Metadata).IsReadOnly);
        Assert.True(((ICollection<TensorInfo>)file.Tensors).IsReadOnly);
        Assert.True(((ICollection<int>)file.Tensors[0].Shape).IsReadOnly);
    }
}
