using System.Runtime.CompilerServices;
using System.Text;
using DiffEngine;

namespace CnnCodegen.Testing;

/// <summary>
/// Compares a text with the one that was accepted before. It keeps the conventions of the Verify library, so that it can be replaced by
/// it: <c>Class.Method.verified.cs</c> stands beside the test; on a difference <c>Class.Method.received.cs</c> is written and a diff tool opens.
/// </summary>
public static class Snapshot
{
    /// <summary>Set to 1, it accepts every difference; a build server ignores it.</summary>
    public const string AcceptVariable = "CNNCODEGEN_ACCEPT_SNAPSHOTS";

    /// <param name="text">The text, with <c>\n</c> line ends.</param>
    /// <param name="extension">The extension of the accepted file, without a dot.</param>
    /// <param name="file">The test's file, named like its class.</param>
    /// <param name="method">The test's method.</param>
    /// <exception cref="SnapshotException">The text is not the accepted one, or none was accepted yet.</exception>
    public static void Verify(
        string text, string extension = "txt", [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        string stem = Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{method}");
        string verified = $"{stem}.verified.{extension}";
        string received = $"{stem}.received.{extension}";
        text = text.TrimEnd('\n');

        bool isNew = !File.Exists(verified);
        if (!isNew && ReadAccepted(verified) == text)
        {
            File.Delete(received);
            return;
        }

        if (MayAccept)
        {
            Write(verified, text);
            File.Delete(received);
            return;
        }

        Write(received, text);
        if (!BuildServerDetector.Detected)
            DiffRunner.Launch(received, verified);
        throw new SnapshotException(isNew
            ? $"No snapshot was accepted yet; compare and rename '{received}'."
            : $"The text differs from '{verified}'; compare with '{received}'. {FirstDifference(ReadAccepted(verified), text)}");
    }

    private static bool MayAccept =>
        !BuildServerDetector.Detected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"))
        && Environment.GetEnvironmentVariable(AcceptVariable) == "1";

    private static string ReadAccepted(string path) => File.ReadAllText(path).ReplaceLineEndings("\n").TrimEnd('\n');

    private static void Write(string path, string text) => File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    private static string FirstDifference(string accepted, string text)
    {
        string[] before = accepted.Split('\n');
        string[] after = text.Split('\n');
        int line = before.Zip(after).TakeWhile(static pair => pair.First == pair.Second).Count();
        return FormattableString.Invariant(
            $"First difference in line {line + 1}: accepted '{before.ElementAtOrDefault(line)}', received '{after.ElementAtOrDefault(line)}'.");
    }
}

/// <summary>A text is not the one that was accepted.</summary>
public sealed class SnapshotException(string message) : Exception(message);
