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
    private readonly TensorData?[] _values;

    private ModelFile((ModelFileHeader Header, TensorData?[] Values) content, string? path)
    {
        _path = path;
        _values = content.Values;
        Metadata = content.Header.Metadata;
        Tensors = [.. content.Header.Tensors.Select(static tensor => tensor.Info)];
        for (int i = 0; i < Tensors.Count; i++)
            _indices.Add(Tensors[i].Name, i);
    }

    /// <summary>The string map of the file's header; empty where it has none.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The tensors, in the order in which their data stands in the file.</summary>
    public IReadOnlyList<TensorInfo> Tensors { get; }

    /// <summary>Reads a file: maps it into memory, and copies only tensors that are not F32. All networks that load it share that memory.</summary>
    /// <remarks>
    /// The memory is the file's own. A file may be replaced by another or deleted at any time, as <see cref="ModelFileWriter.Save(string)"/> does
    /// and a rename does; but a file that is written to, or cut, while a network of it is in use changes the network under its feet, or ends the process. On
    /// Windows the file is read into memory of the process instead, because Windows would not let it be replaced.
    /// </remarks>
    /// <param name="path">The file's path.</param>
    /// <exception cref="ModelFileException">The file is no safetensors file, or a faulty one.</exception>
    /// <exception cref="IOException">The file cannot be read; derived exceptions tell why.</exception>
    public static ModelFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var stream = new FileStream(path, new FileStreamOptions { Share = FileShare.Read | FileShare.Delete, Options = FileOptions.SequentialScan, BufferSize = 0 });
        try
        {
            return MappedFile.TryOpen(stream) is { } mapped ? new ModelFile(ModelFileReader.Read(mapped), path) : new ModelFile(ModelFileReader.Read(stream), path);
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
        return new ModelFile(ModelFileReader.Read(stream), path: null);
    }

    /// <summary>
    /// The elements of a tensor, the last dimension fastest. F16, BF16 and F64 were converted to float when the file was read; F32 in a file that is
    /// mapped is copied when this is first called, so that the span is good for as long as any.
    /// </summary>
    /// <param name="name">The tensor's name.</param>
    /// <param name="shape">The shape that it has to have, outermost dimension first.</param>
    /// <exception cref="ModelFileException">There is no such tensor, or it has another shape, or its elements are not floating-point numbers.</exception>
    public ReadOnlySpan<float> Tensor(string name, IReadOnlyList<int> shape) => Values(name, shape).ToArray();

    /// <summary>As <see cref="Tensor"/>, without a copy.</summary>
    internal TensorData Values(string name, IReadOnlyList<int> shape)
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
