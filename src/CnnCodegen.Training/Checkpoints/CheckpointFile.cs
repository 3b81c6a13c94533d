using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>A run's checkpoint as a file.</summary>
/// <param name="path">The file.</param>
/// <param name="identity">What the run is, see <see cref="RunIdentity"/>.</param>
internal sealed class CheckpointFile(string path, IReadOnlyDictionary<string, string> identity)
{
    private const string Format = "2";
    private const string IdentityKey = "run";
    private const string StateKey = "state";
    private const string HashKey = "sha256";

    /// <summary>Writes the file; what stood there is replaced when it is complete.</summary>
    /// <param name="state">Where the run is.</param>
    /// <param name="tensors">Its tensors, by name.</param>
    public void Write(RunState state, IEnumerable<(string Name, Tensor Values)> tensors)
    {
        using IDisposable frozen = no_grad();
        var writer = new ModelFileWriter();
        writer.Metadata[ModelMetadata.Checkpoint] = Format;
        writer.Metadata[IdentityKey] = JsonSerializer.Serialize(identity);
        writer.Metadata[StateKey] = JsonSerializer.Serialize(state);
        using IncrementalHash hash = Begin(writer.Metadata[IdentityKey], writer.Metadata[StateKey]);
        foreach ((string name, Tensor values) in tensors)
        {
            using DisposeScope scope = NewDisposeScope();
            float[] numbers = values.cpu().contiguous().data<float>().ToArray();
            writer.Add(name, Shape(values), numbers);
            Append(hash, name, numbers);
        }

        writer.Metadata[HashKey] = End(hash);
        writer.Save(path);
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="CheckpointException">It is damaged, or another run's.</exception>
    public OpenCheckpoint Read()
    {
        try
        {
            ModelFile file = ModelFile.Read(path);
            if (!file.Metadata.TryGetValue(ModelMetadata.Checkpoint, out string? format))
                throw new CheckpointException(path, "is no checkpoint, but another safetensors file.");
            if (format != Format)
                throw new CheckpointException(path, $"has the format {format}; this version reads {Format}.");

            string run = file.Metadata[IdentityKey];
            string state = file.Metadata[StateKey];
            using IncrementalHash hash = Begin(run, state);
            foreach (TensorInfo tensor in file.Tensors)
                Append(hash, tensor.Name, file.Tensor(tensor.Name, tensor.Shape));
            if (End(hash) != file.Metadata[HashKey])
                throw new CheckpointException(path, "is damaged: its content is not what was written.");

            string difference = RunIdentity.Difference(JsonSerializer.Deserialize<Dictionary<string, string>>(run)!, identity);
            if (difference.Length > 0)
                throw new CheckpointException(path, $"is of another run. {difference}.");

            return new OpenCheckpoint(JsonSerializer.Deserialize<RunState>(state)!, file);
        }
        catch (Exception exception) when (exception is ModelFileException or JsonException or KeyNotFoundException)
        {
            throw new CheckpointException(path, $"is damaged: {exception.Message}", exception);
        }
    }

    /// <summary>A tensor's shape as the file has it.</summary>
    public static int[] Shape(Tensor values) => Array.ConvertAll(values.shape, static size => checked((int)size));

    private static IncrementalHash Begin(string identity, string state)
    {
        IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(identity));
        hash.AppendData(Encoding.UTF8.GetBytes(state));
        return hash;
    }

    private static void Append(IncrementalHash hash, string name, ReadOnlySpan<float> numbers)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(name));
        for (ReadOnlySpan<float> rest = numbers; rest.Length > 0; rest = rest[Math.Min(rest.Length, 1 << 24)..])
            hash.AppendData(MemoryMarshal.AsBytes(rest[..Math.Min(rest.Length, 1 << 24)]));
    }

    private static string End(IncrementalHash hash) => Convert.ToHexStringLower(hash.GetHashAndReset());
}

/// <summary>A checkpoint that was read and checked.</summary>
/// <param name="State">Where the run was.</param>
/// <param name="File">Its tensors.</param>
internal sealed record OpenCheckpoint(RunState State, ModelFile File)
{
    /// <summary>Gives tensors the values that the checkpoint has for them.</summary>
    /// <param name="tensors">The tensors, by the names in the checkpoint.</param>
    public void Restore(IEnumerable<(string Name, Tensor Values)> tensors)
    {
        using IDisposable frozen = no_grad();
        foreach ((string name, Tensor values) in tensors)
        {
            using DisposeScope scope = NewDisposeScope();
            values.copy_(tensor(File.Tensor(name, CheckpointFile.Shape(values)).ToArray(), values.shape));
        }
    }
}
