using System.Text;
using ICSharpCode.SharpZipLib;
using ICSharpCode.SharpZipLib.GZip;

namespace CnnCodegen.Training;

/// <summary>Opens files of text: unpacks them where they are compressed, and reads them as UTF-8.</summary>
internal static class DataFile
{
    /// <summary>
    /// Stands for bytes that are no UTF-8 in the texts that are read: a code point that Unicode reserves for such inner use, so that no text has it.
    /// U+FFFD would not do: texts that were once decoded wrongly hold it in earnest.
    /// </summary>
    public const char InvalidBytes = '\uFFFF';

    private static readonly Encoding Utf8 = Decoder();

    /// <summary>Opens a file; of a compressed one, what is inside.</summary>
    /// <param name="path">The file, or a pipe.</param>
    public static PeekableStream Open(string path)
    {
        var file = new PeekableStream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan));

        // The framework's GZipStream takes a file of which the end is missing for a shorter one.
        return file.Peek(2) is [0x1F, 0x8B] ? new PeekableStream(new GZipInputStream(file, 1 << 16)) : file;
    }

    /// <summary>Reads a file, and names it where it is compressed and damaged.</summary>
    /// <param name="path">The file.</param>
    /// <param name="read">Reads it.</param>
    /// <exception cref="DataFileException">The file is damaged.</exception>
    public static TResult ReportDamage<TResult>(string path, Func<TResult> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is SharpZipBaseException or EndOfStreamException)
        {
            throw new DataFileException(path, "expected data compressed by gzip, found damaged ones, or only the beginning of them", exception);
        }
    }

    /// <summary>The text of an open file, without the mark at the beginning that some programs write.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <exception cref="DataFileException">The text is UTF-16.</exception>
    public static StreamReader ReadText(PeekableStream stream, string path)
    {
        if (stream.Peek(2) is [0xFF, 0xFE] or [0xFE, 0xFF])
            throw new DataFileException(path, "expected text in UTF-8, found UTF-16; save it as UTF-8");

        return new StreamReader(stream, Utf8, detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16);
    }

    private static Encoding Decoder()
    {
        var encoding = (Encoding)new UTF8Encoding(encoderShouldEmitUTF8Identifier: true).Clone();
        encoding.DecoderFallback = new DecoderReplacementFallback(InvalidBytes.ToString());
        return encoding;
    }
}
