using System.Text;

namespace CnnCodegen.CommandLine;

/// <summary>Text files that are whole whenever they are read: written beside their place and renamed.</summary>
internal static class ReplacedFile
{
    /// <summary>Writes a file in UTF-8 without byte order mark; what stood there is replaced when the new one is complete.</summary>
    public static void Write(string path, string content)
    {
        string beside = $"{path}.{Guid.NewGuid():n}.tmp";
        try
        {
            File.WriteAllText(beside, content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
