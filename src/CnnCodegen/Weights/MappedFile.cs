using System.IO.MemoryMappedFiles;

namespace CnnCodegen;

/// <summary>
/// A file's bytes, mapped into memory to be read: nothing is copied, and processes that map the same file share them. The mapping ends when nothing
/// refers to this object any more, so whoever keeps an address of it keeps the object as well.
/// </summary>
internal sealed class MappedFile
{
    private readonly MemoryMappedViewAccessor _view;

    private MappedFile(MemoryMappedViewAccessor view, long length)
    {
        _view = view;
        Length = length;
    }

    /// <summary>The number of bytes.</summary>
    public long Length { get; }

    /// <summary>Where the file's first byte lies.</summary>
    public nint Address => checked((nint)(_view.SafeMemoryMappedViewHandle.DangerousGetHandle() + _view.PointerOffset));

    /// <summary>Maps a file; null where that cannot be done, or has a price that reading has not.</summary>
    /// <remarks>
    /// On Windows a mapped file cannot be replaced by another one, and replacing is how a model is brought up to date under a process that
    /// has it loaded. What is no ordinary file, such as a pipe, has no length. Some network file systems do not map.
    /// </remarks>
    public static MappedFile? TryOpen(FileStream stream)
    {
        if (OperatingSystem.IsWindows() || !BitConverter.IsLittleEndian || !stream.CanSeek || stream.Length == 0)
            return null;
        try
        {
            // The mapping outlives the handles of file and stream.
            using var file = MemoryMappedFile.CreateFromFile(stream, mapName: null, capacity: 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
            return new MappedFile(file.CreateViewAccessor(0, stream.Length, MemoryMappedFileAccess.Read), stream.Length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The bytes as a stream; the caller keeps this object while the stream is in use.</summary>
    public unsafe Stream OpenStream() => new UnmanagedMemoryStream((byte*)Address, Length);
}
