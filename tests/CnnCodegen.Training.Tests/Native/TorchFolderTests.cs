using CnnCodegen.Training.Native;

namespace CnnCodegen.Training.Tests.Native;

public sealed class TorchFolderTests : IDisposable
{
    private readonly string _torch = Directory.CreateTempSubdirectory().FullName;

    private string Lib => Path.Combine(_torch, "lib");

    public TorchFolderTests() => Directory.CreateDirectory(Lib);

    public void Dispose() => Directory.Delete(_torch, recursive: true);

    [Theory, InlineData(null), InlineData(""), InlineData(" ")]
    public void Without_a_value_there_is_no_folder(string? value) => Assert.Null(TorchFolder.Check("VARIABLE", value, "libtorch.so"));

    [Fact]
    public void A_folder_that_does_not_exist_is_refused() => Refused(Path.Combine(_torch, "nothing"), "is not a folder");

    [Fact]
    public void A_folder_without_libtorch_is_refused() => Refused(Lib, "there is no libtorch.so in it");

    [Fact]
    public void Another_version_is_refused()
    {
        File.WriteAllText(Path.Combine(Lib, "libtorch.so"), "");
        File.WriteAllText(Path.Combine(_torch, "version.py"), "from typing import Optional\n\n__version__ = '2.1.0+cu128'\ndebug = False\n");

        Refused(Lib, "a PyTorch 2.1.0+cu128; TorchSharp needs 2.10");
    }

    [Theory, InlineData("__version__ = '2.10.0+cpu'\n"), InlineData("__version__ = \"2.10.1\"\n"), InlineData("something = 1\n"), InlineData(null)]
    public void The_right_version_or_an_unknown_one_is_taken(string? versionFile)
    {
        File.WriteAllText(Path.Combine(Lib, "libtorch.so"), "");
        if (versionFile is not null)
            File.WriteAllText(Path.Combine(_torch, "version.py"), versionFile);

        Assert.Equal(Lib, TorchFolder.Check("VARIABLE", Lib, "libtorch.so"));
    }

    private static void Refused(string folder, string message)
    {
        var exception = Assert.Throws<LibTorchException>(() => TorchFolder.Check("VARIABLE", folder, "libtorch.so"));

        Assert.Contains($"VARIABLE names '{folder}'", exception.Message);
        Assert.Contains(message, exception.Message);
        Assert.Contains("python -c", exception.Message);
    }
}
