namespace CnnCodegen.Runtime.Tests.Weights;

/// <summary>Each way in which a file can be wrong, one by one, with what the exception has to say.</summary>
public sealed class LyingHeaderTests
{
    private const string ShapeRule = "a shape of whole numbers from 0 to 2147483647";
    private const string OffsetsRule = "two data_offsets, whole numbers from 0 in rising order";

    [Theory]

    // The header as a whole.
    [InlineData("", 0, "header", "'{' as its first byte", "no bytes")]
    [InlineData("[]", 0, "header", "'{' as its first byte", "byte 0x5b")]
    [InlineData(" {}", 0, "header", "'{' as its first byte", "byte 0x20")]
    [InlineData("{", 0, "header", "JSON", "a syntax error at byte 1 of line 1")]
    [InlineData("{} x", 0, "header", "JSON", "a syntax error at byte 3 of line 1")]
    [InlineData("{}{}", 0, "header", "JSON", "a syntax error at byte 2 of line 1")]
    [InlineData("{\n\"a\" 1}", 0, "header", "JSON", "a syntax error at byte 4 of line 2")]
    [InlineData("{/**/}", 0, "header", "JSON", "a syntax error at byte 1 of line 1")]

    // Repeated keys; an escape does not hide one.
    [InlineData("""{"w":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"\u0077":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", 2, "w", "one entry in the header", "two")]
    [InlineData("""{"__metadata__":{},"__metadata__":{}}""", 0, "__metadata__", "one entry in the header", "two")]
    [InlineData("""{"__metadata__":{"k":"1","k":"2"}}""", 0, "k", "one entry in __metadata__", "two")]
    [InlineData("""{"w":{"dtype":"U8","dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 1, "w", "one dtype", "two")]
    [InlineData("""{"w":{"dtype":"U8","shape":[1],"shape":[1],"data_offsets":[0,1]}}""", 1, "w", "one shape", "two")]
    [InlineData("""{"w":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"data_offsets":[0,1]}}""", 1, "w", "one data_offsets", "two")]

    // The string map.
    [InlineData("""{"__metadata__":[]}""", 0, "__metadata__", "an object", "an array")]
    [InlineData("""{"__metadata__":{"k":1}}""", 0, "k", "a string as its value", "a number")]
    [InlineData("""{"__metadata__":{"k":null}}""", 0, "k", "a string as its value", "null")]
    [InlineData("""{"__metadata__":{"k":"\ud800"}}""", 0, "k", "Unicode text", "an unpaired surrogate")]
    [InlineData("""{"\udc00":{}}""", 0, "header", "Unicode text", "an unpaired surrogate")]

    // A tensor's fields.
    [InlineData("""{"w":7}""", 0, "w", "an object", "a number")]
    [InlineData("""{"w":{"shape":[1],"data_offsets":[0,1]}}""", 1, "w", "a dtype", "none")]
    [InlineData("""{"w":{"dtype":"U8","data_offsets":[0,1]}}""", 1, "w", "a shape", "none")]
    [InlineData("""{"w":{"dtype":"U8","shape":[1]}}""", 1, "w", "data_offsets", "none")]
    [InlineData("""{"w":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"strides":[1]}}""", 1, "w", "dtype, shape and data_offsets", "a field 'strides'")]
    [InlineData("""{"w":{"dtype":"F31","shape":[1],"data_offsets":[0,1]}}""", 1, "w", "a dtype of safetensors", "'F31'")]
    [InlineData("""{"w":{"dtype":"f32","shape":[1],"data_offsets":[0,4]}}""", 4, "w", "a dtype of safetensors", "'f32'")]
    [InlineData("""{"w":{"dtype":32,"shape":[1],"data_offsets":[0,4]}}""", 4, "w", "a string as its dtype", "a number")]

    // Shapes.
    [InlineData("""{"w":{"dtype":"U8","shape":1,"data_offsets":[0,1]}}""", 1, "w", ShapeRule, "a number")]
    [InlineData("""{"w":{"dtype":"U8","shape":["1"],"data_offsets":[0,1]}}""", 1, "w", ShapeRule, "a string")]
    [InlineData("""{"w":{"dtype":"U8","shape":[[1]],"data_offsets":[0,1]}}""", 1, "w", ShapeRule, "an array")]
    [InlineData("""{"w":{"dtype":"U8","shape":[-1],"data_offsets":[0,1]}}""", 1, "w", ShapeRule, "-1")]
    [InlineData("""{"w":{"dtype":"U8","shape":[1.5],"data_offsets":[0,1]}}""", 1, "w", ShapeRule, "1.5")]
    [InlineData("""{"w":{"dtype":"U8","shape":[1e0],"data_offsets":[0,1]}}""", 1, "w", ShapeRule, "1e0")]
    [InlineData("""{"w":{"dtype":"U8","shape":[2147483648],"data_offsets":[0,1]}}""", 1, "w", ShapeRule, "2147483648")]
    [InlineData("""{"w":{"dtype":"F64","shape":[65536,65536,65536,65536],"data_offsets":[0,0]}}""", 0, "w", "a shape whose size fits into 64 bits", "shape [65536, 65536, 65536, 65536]")]
    [InlineData("""{"w":{"dtype":"U8","shape":[2147483647,2147483647,2147483647,0],"data_offsets":[0,0]}}""", 0, "w", "a shape whose size fits into 64 bits", "shape [2147483647, 2147483647, 2147483647, 0]")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2147483647],"data_offsets":[0,8589934588]}}""", 4, "w", "at most 2147483591 elements", "2147483647")]

    // Offsets.
    [InlineData("""{"w":{"dtype":"U8","shape":[1],"data_offsets":{}}}""", 1, "w", OffsetsRule, "an object")]
    [InlineData("""{"w":{"dtype":"U8","shape":[1],"data_offsets":[]}}""", 1, "w", OffsetsRule, "none")]
    [InlineData("""{"w":{"dtype":"U8","shape":[1],"data_offsets":[0]}}""", 1, "w", OffsetsRule, "one")]
    [InlineData("""{"w":{"dtype":"U8","shape":[1],"data_offsets":[0,1,2]}}""", 1, "w", OffsetsRule, "more than two")]
    [InlineData("""{"w":{"dtype":"U8","shape":[1],"data_offsets":[-1,0]}}""", 1, "w", OffsetsRule, "-1")]
    [InlineData("""{"w":{"dtype":"U8","shape":[1],"data_offsets":[0,1e400]}}""", 1, "w", OffsetsRule, "1e400")]
    [InlineData("""{"w":{"dtype":"U8","shape":[1],"data_offsets":[0,9223372036854775808]}}""", 1, "w", OffsetsRule, "9223372036854775808")]
    [InlineData("""{"w":{"dtype":"U8","shape":[1],"data_offsets":[1,0]}}""", 1, "w", OffsetsRule, "[1, 0]")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2,3],"data_offsets":[0,23]}}""", 23, "w", "24 bytes for F32 [2, 3]", "23 bytes")]

    // The layout of the data.
    [InlineData("""{"w":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", 2, "w", "data from byte 0, where the tensor before it ends", "data [1, 2]")]
    [InlineData("""{"v":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"w":{"dtype":"U8","shape":[4],"data_offsets":[3,7]}}""", 7, "w", "data from byte 4, where the tensor before it ends", "data [3, 7]")]
    [InlineData("""{"v":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"w":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}""", 4, "w", "data from byte 4, where the tensor before it ends", "data [0, 4]")]
    [InlineData("""{"w":{"dtype":"U8","shape":[4],"data_offsets":[5,9]},"v":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}""", 9, "w", "data from byte 4, where the tensor before it ends", "data [5, 9]")]
    public void A_lie_is_told_from_the_truth(string header, int dataLength, string field, string expected, string found)
    {
        byte[] bytes = FileBytes.Of(header, new byte[dataLength]);

        foreach (ModelFileException fault in Faults(bytes))
        {
            Assert.Equal((field, expected, found), (fault.Field, fault.Expected, fault.Found));
            Assert.StartsWith($"{field}: expected {expected}, found {found}", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_found()
    {
        foreach (ModelFileException fault in Faults(FileBytes.Of([(byte)'{', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)'}'])))
            Assert.Equal(("header", "UTF-8", "other bytes"), (fault.Field, fault.Expected, fault.Found));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void A_file_shorter_than_the_header_length_is_found(int length)
    {
        foreach (ModelFileException fault in Faults(new byte[length]))
            Assert.Equal(("header length", "8 bytes", $"{length}"), (fault.Field, fault.Expected, fault.Found));
    }

    [Theory]
    [InlineData(100_000_001UL, "100000001")]
    [InlineData(ulong.MaxValue, "18446744073709551615")]
    [InlineData(1UL << 63, "9223372036854775808")]
    public void A_header_longer_than_the_limit_is_found(ulong length, string found)
    {
        foreach (ModelFileException fault in Faults([.. BitConverter.GetBytes(length), (byte)'{', (byte)'}']))
            Assert.Equal(("header length", "at most 100000000 bytes", found), (fault.Field, fault.Expected, fault.Found));
    }

    [Fact]
    public void A_header_longer_than_the_file_is_found()
    {
        byte[] bytes = [100, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}'];

        var fault = Assert.Throws<ModelFileException>(() => FileBytes.Read(bytes));
        Assert.Equal(("header length", "at most the 2 bytes that follow", "100"), (fault.Field, fault.Expected, fault.Found));

        fault = Assert.Throws<ModelFileException>(() => FileBytes.ReadTrickling(bytes));
        Assert.Equal(("header", "98 more bytes", "the end of the stream"), (fault.Field, fault.Expected, fault.Found));
    }

    [Fact]
    public void Data_that_is_cut_short_is_found()
    {
        byte[] bytes = FileBytes.Of(
            """{"v":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"w":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", new byte[11]);

        var fault = Assert.Throws<ModelFileException>(() => FileBytes.Read(bytes));
        Assert.Equal(("w", "data up to byte 12", "11 bytes of data"), (fault.Field, fault.Expected, fault.Found));

        fault = Assert.Throws<ModelFileException>(() => FileBytes.ReadTrickling(bytes));
        Assert.Equal(("w", "1 more bytes", "the end of the stream"), (fault.Field, fault.Expected, fault.Found));
    }

    [Fact]
    public void Bytes_after_the_last_tensor_are_found()
    {
        byte[] bytes = FileBytes.Of("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", new byte[5]);

        var fault = Assert.Throws<ModelFileException>(() => FileBytes.Read(bytes));
        Assert.Equal(("data", "4 bytes", "5"), (fault.Field, fault.Expected, fault.Found));

        fault = Assert.Throws<ModelFileException>(() => FileBytes.ReadTrickling(bytes));
        Assert.Equal(("data", "the file's end after the last tensor", "more bytes"), (fault.Field, fault.Expected, fault.Found));
    }

    [Theory]
    [InlineData("F32", 4)]
    [InlineData("F16", 2)]
    [InlineData("F64", 8)]
    [InlineData("I64", 8)]
    public void A_forged_size_costs_no_memory(string type, int size)
    {
        // Two thousand million elements are claimed, ten bytes are there.
        byte[] bytes = FileBytes.Of($$$"""{"w":{"dtype":"{{{type}}}","shape":[2000000000],"data_offsets":[0,{{{2_000_000_000L * size}}}]}}""", new byte[10]);
        long before = GC.GetAllocatedBytesForCurrentThread();

        IReadOnlyList<ModelFileException> faults = Faults(bytes);

        Assert.All(faults, static fault => Assert.Equal("w", fault.Field));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void A_forged_header_length_costs_no_memory()
    {
        byte[] bytes = [.. BitConverter.GetBytes(99_999_999UL), (byte)'{'];
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(2, Faults(bytes).Count);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Deep_nesting_ends_no_process()
    {
        string header = """{"w":""" + new string('[', 100_000) + new string(']', 100_000) + "}";

        foreach (ModelFileException fault in Faults(FileBytes.Of(header)))
            Assert.Equal(("w", "an object", "an array"), (fault.Field, fault.Expected, fault.Found));
    }

    [Fact]
    public void Messages_stay_short_and_harmless()
    {
        string name = new string('n', 5000) + "\u001b[31m";
        var fault = Assert.Throws<ModelFileException>(() => FileBytes.Read(FileBytes.Of(
            $$$"""{"\u001b[31m":{"dtype":"{{{new string('d', 5000)}}}","shape":[1],"data_offsets":[0,1]},"{{{name[..5000]}}}":7}""", 0)));

        Assert.InRange(fault.Message.Length, 1, 400);
        Assert.DoesNotContain('\u001b', fault.Message);
        Assert.StartsWith("\\u001b[31m: expected", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>The faults found in a seekable stream and in one of unknown length.</summary>
    private static IReadOnlyList<ModelFileException> Faults(byte[] bytes) =>
    [
        Assert.Throws<ModelFileException>(() => FileBytes.Read(bytes)),
        Assert.Throws<ModelFileException>(() => FileBytes.ReadTrickling(bytes)),
    ];
}
