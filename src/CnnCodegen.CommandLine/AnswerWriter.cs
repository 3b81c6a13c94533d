using System.Text;
using Microsoft.Win32.SafeHandles;

namespace CnnCodegen.CommandLine;

/// <summary>
/// The standard output for answers that another program may stop reading, as <c>head</c> does. <see cref="Console.Out"/> passes over a closed pipe, and a
/// command would go on answering to nobody; this writer tells.
/// </summary>
internal static class AnswerWriter
{
    private const int StandardOutput = 1;

    // EPIPE of Linux and macOS.
    private const int BrokenPipe = 32;

    /// <summary>Opens the standard output; on Windows, and where a person reads, the console's own writer.</summary>
    public static TextWriter Open()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
            return Console.Out;

        // No buffer: each answer goes out at once.
        var stream = new FileStream(new SafeFileHandle(StandardOutput, ownsHandle: false), FileAccess.Write, bufferSize: 0);

        // A file is always read to its end; and what was written there by position, others that write to it would write over.
        if (stream.CanSeek)
            return Console.Out;

        return new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
    }

    /// <summary>Whether an exception says that nobody reads any more.</summary>
    public static bool IsClosed(IOException exception) => exception.HResult == BrokenPipe;
}
