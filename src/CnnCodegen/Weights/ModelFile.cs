namespace CnnCodegen;

/// <summary>
/// A model file in the safetensors format that was read and checked: named tensors, and a string map with vocabulary, labels and the like
/// (<see cref="ModelMetadata"/>). Immutable; serves any number of threads.
/// </summary>
/// <remarks>
/// Everything that the format demands is checked before use: the header's length, its UTF-8 and JSON, repeated keys, types, shapes, and that
/// the tensors fill the data without gap or overlap. What a network demands is checked when the network loads the file.
/// </remarks>
public sealed class ModelFile
{
    private readonly string? _path;
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly float[]?[] _values;

    private ModelFile(ModelFileHeader header, float[]?[] values, string? path)
    {
        _path = path;
        _values = values;
        Metadata = header.Metadata;
        Tensors = [.. header.Tensors.Select(static tensor => tensor.Info)];
        for (int i = 0; i < Tensors.Count; i++)
            _indices.Add(Tensors[i].Name, i);
    }

    /// <summary>The string map of the file's header; empty where it has none.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The tensors, in the order in which their data stands in the file.</summary>
    public IReadOnlyList<TensorInfo> Tensors { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file's path.</param>
    /// <exception cref="ModelFileException">The file is no safetensors file, or a faulty one.</exception>
    /// <exception cref="IOException">The file cannot be read; derived exceptions tell why.</exception>
    public static ModelFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var stream = new FileStream(path, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 0 });
        try
        {
            return Read(stream, path);
        }
        catch (ModelFileException exception)
        {
            exception.In(path);
            throw;
        }
    }

    /// <summary>Reads a file from a stream, from its present position to its end. The stream stays open, and need not be seekable.</summary>
    /// <param name="stream">The stream.</param>
    /// <exception cref="ModelFileException">The stream holds no safetensors file, or a faulty one.</exception>
    public static ModelFile Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Read(stream, path: null);
    }

    private static ModelFile Read(Stream stream, string? path)
    {
        (ModelFileHeader header, float[]?[] values) = ModelFileReader.Read(stream);
        return new ModelFile(header, values, path);
    }

    /// <summary>The elements of a tensor, the last dimension fastest. F16, BF16 and F64 were converted to float when the file was read.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <param name="shape">The shape that it has to have, outermost dimension first.</param>
    /// <exception cref="ModelFileException">There is no such tensor, or it has another shape, or its elements are not floating-point numbers.</exception>
    public ReadOnlySpan<float> Tensor(string name, IReadOnlyList<int> shape) => Values(name, shape);

    /// <summary>As <see cref="Tensor"/>, for keeping; not to be written to.</summary>
    internal float[] Values(string name, IReadOnlyList<int> shape)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(shape);
        if (!_indices.TryGetValue(name, out int index))
            throw Fault(name, $"a tensor of shape {Excerpt.Of(shape)}", "none of this name");

        TensorInfo tensor = Tensors[index];
        if (!tensor.Shape.SequenceEqual(shape))
            throw Fault(name, $"shape {Excerpt.Of(shape)}", $"shape {Excerpt.Of(tensor.Shape)}");
        return _values[index] ?? throw Fault(name, $"dtype {ElementTypes.FloatNames}", $"dtype {tensor.DType}");
    }

    /// <summary>An exception about this file.</summary>
    internal ModelFileException Fault(string field, string expected, string found, string? remark = null)
    {
        var exception = new ModelFileException(field, expected, found, remark);
        if (_path is not null)
            exception.In(_path);
        return exception;
    }

    /// <summary>Runs what reads a part of this file, and notes the file in its fault.</summary>
    internal T Locate<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ModelFileException exception) when (_path is not null)
        {
            exception.In(_path);
            throw;
        }
    }
}
