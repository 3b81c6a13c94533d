namespace CnnCodegen;

/// <summary>Writes files so that there is never a part of one: whoever reads sees the old content or the new.</summary>
internal static class AtomicFile
{
    /// <summary>Writes beside the file's place, down to the disk, then renames. A failure leaves the old file as it was, and nothing beside it.</summary>
    /// <param name="path">The file's path; its directory must exist. An existing file is replaced.</param>
    /// <param name="write">Writes the content.</param>
    public static void Write(string path, Action<Stream> write)
    {
        string full = Path.GetFullPath(path);
        string temporary = $"{full}.{Guid.NewGuid():n}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, full, overwrite: true);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    /// <summary>Deletes what may not even exist; the fault that led here is the one to report.</summary>
    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }
}
