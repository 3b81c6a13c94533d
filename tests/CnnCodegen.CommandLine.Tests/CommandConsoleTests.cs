namespace CnnCodegen.CommandLine.Tests;

public sealed class CommandConsoleTests
{
    [Fact]
    public void What_is_worth_a_line_once_is_written_once()
    {
        var output = new StringWriter { NewLine = "\n" };
        var console = new CommandConsole(TextReader.Null, output, TextWriter.Null, IsInteractive: false);

        console.WriteLineOnce("one");
        console.WriteLineOnce("two");
        console.WriteLineOnce("one");

        Assert.Equal("one\ntwo\n", output.ToString());
    }
}
