using System.Buffers.Binary;
using System.Text;

namespace CnnCodegen.Runtime.Tests.Weights;

/// <summary>Thousands of damaged files: each is read, or refused by the one exception, at a bounded cost.</summary>
public sealed class CorruptionTests : IDisposable
{
    private const int Rounds = 4000;

    /// <summary>How many rounds there are for each that writes a file.</summary>
    private const int FileRounds = 7;

    /// <summary>What one reading may allocate: the file is some 1500 bytes long, the first piece of a claimed length 64 KiB.</summary>
    private const long MostBytes = 2_000_000;

    private static readonly byte[] Sound = MakeSound();

    private static readonly string[] Fragments =
    [
        "{", "}", "[", "]", "\"", ",", ":", "null", "true", "-1", "1e9", "9223372036854775807", "18446744073709551616", "2147483647", "0",
        "\\ud800", "\\u0000", "\"__metadata__\"", "\"dtype\"", "\"F64\"", "\"I64\"", "\"shape\"", "\"data_offsets\"", " ", "\n", "é", "[[[[[[[[",
    ];

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void The_sound_file_is_read()
    {
        ModelFile file = FileBytes.Read(Sound);

        Assert.Equal(4, file.Tensors.Count);
        Assert.Equal(3, file.Metadata.Count);
    }

    [Fact]
    public void Flipped_bits_do_no_harm()
    {
        var random = new Random(1);
        for (int round = 0; round < Rounds; round++)
        {
            byte[] bytes = [.. Sound];
            for (int flips = random.Next(1, 4); flips > 0; flips--)
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            ReadOrRefuse(bytes, round);
        }
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        for (int length = 0; length < Sound.Length; length++)
            Assert.False(ReadOrRefuse(Sound[..length], length), $"The first {length} bytes were taken for a file.");
    }

    [Fact]
    public void Forged_header_lengths_do_no_harm()
    {
        var random = new Random(2);
        for (int round = 0; round < Rounds; round++)
        {
            byte[] bytes = [.. Sound];
            ulong length = (ulong)random.NextInt64() >> random.Next(64);
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
            ReadOrRefuse(bytes, round);
        }
    }

    [Fact]
    public void Mutated_headers_do_no_harm()
    {
        int headerLength = (int)BinaryPrimitives.ReadUInt64LittleEndian(Sound);
        string header = Encoding.UTF8.GetString(Sound, 8, headerLength);
        var random = new Random(3);
        for (int round = 0; round < Rounds; round++)
        {
            var mutated = new StringBuilder(header);
            for (int edits = random.Next(1, 4); edits > 0; edits--)
                Edit(mutated, random);
            ReadOrRefuse(FileBytes.Of(mutated.ToString(), Sound.AsSpan(8 + headerLength)), round);
        }
    }

    [Fact]
    public void Forged_numbers_do_no_harm()
    {
        // The numbers of shapes and offsets are replaced by others, so that the JSON stays sound and the lies reach the checks behind it.
        int headerLength = (int)BinaryPrimitives.ReadUInt64LittleEndian(Sound);
        string header = Encoding.UTF8.GetString(Sound, 8, headerLength);
        int[] digits = [.. Enumerable.Range(1, header.Length - 1).Where(i => char.IsAsciiDigit(header[i]) && header[i - 1] is '[' or ',')];
        var random = new Random(4);
        for (int round = 0; round < Rounds; round++)
        {
            int start = digits[random.Next(digits.Length)];
            int end = start;
            while (char.IsAsciiDigit(header[end]))
                end++;
            long number = random.NextInt64() >> random.Next(64);
            ReadOrRefuse(FileBytes.Of($"{header[..start]}{number}{header[end..]}", Sound.AsSpan(8 + headerLength)), round);
        }
    }

    [Fact]
    public void Noise_does_no_harm()
    {
        var random = new Random(5);
        for (int round = 0; round < Rounds; round++)
        {
            var bytes = new byte[random.Next(300)];
            random.NextBytes(bytes);
            if (bytes.Length > 8 && round % 2 == 0)
                BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)random.Next(bytes.Length));
            ReadOrRefuse(bytes, round);
        }
    }

    private static void Edit(StringBuilder header, Random random)
    {
        int at = random.Next(header.Length);
        int length = Math.Min(random.Next(1, 12), header.Length - at);
        switch (random.Next(4))
        {
            case 0:
                header.Remove(at, length);
                break;
            case 1:
                header.Insert(at, Fragments[random.Next(Fragments.Length)]);
                break;
            case 2:
                header.Insert(at, header.ToString(at, length));
                break;
            default:
                header.Remove(at, length).Insert(at, Fragments[random.Next(Fragments.Length)]);
                break;
        }
    }

    /// <summary>Reads from both kinds of streams, and from a file now and then, which must agree; whether the bytes were taken for a file.</summary>
    private bool ReadOrRefuse(byte[] bytes, int round)
    {
        bool first = IsRead(static bytes => FileBytes.Read(bytes), bytes, round);
        bool second = IsRead(static bytes => FileBytes.ReadTrickling(bytes), bytes, round);
        Assert.True(first == second, $"Round {round}: the two kinds of streams disagree.");
        if (round % FileRounds == 0)
        {
            File.WriteAllBytes(_path, bytes);
            bool third = IsRead(_ => ModelFile.Read(_path), bytes, round);
            File.Delete(_path);
            Assert.True(first == third, $"Round {round}: stream and file disagree.");
        }

        return first;
    }

    private static bool IsRead(Func<byte[], ModelFile> read, byte[] bytes, int round)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            ModelFile file = read(bytes);
            foreach (TensorInfo tensor in file.Tensors.Where(static tensor => tensor.DType is "F32" or "F16" or "BF16" or "F64"))
                Assert.Equal(tensor.Shape.Aggregate(1L, static (product, size) => product * size), file.Tensor(tensor.Name, tensor.Shape).Length);
            return true;
        }
        catch (ModelFileException fault)
        {
            Assert.False(string.IsNullOrEmpty(fault.Expected) || string.IsNullOrEmpty(fault.Found) || fault.Field is null);
            return false;
        }
        finally
        {
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < MostBytes, $"Round {round} allocated {allocated} bytes.");
        }
    }

    private static byte[] MakeSound()
    {
        var data = new byte[256 + 32 + 24 + 8];
        new Random(0).NextBytes(data);
        return FileBytes.Of(
            """
            {"__metadata__":{"network":"A","labels":"[\"ja\",\"nein\"]","Text.vocabulary":"[\"a\",\"é\",\"\\ud83d\\ude00\"]"},
            "Vectors.weight":{"dtype":"F32","shape":[16,4],"data_offsets":[0,256]},
            "Stem.weight":{"dtype":"F16","shape":[2,4,2],"data_offsets":[256,288]},
            "Stem.bias":{"dtype":"F64","shape":[3],"data_offsets":[288,312]},
            "norm.num_batches_tracked":{"dtype":"I64","shape":[],"data_offsets":[312,320]}}
            """,
            data);
    }
}
