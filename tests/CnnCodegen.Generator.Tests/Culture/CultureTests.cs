using System.Globalization;
using CnnCodegen.Testing;

namespace CnnCodegen.Generator.Tests.Culture;

public class CultureTests
{
    [Theory]
    [InlineData(Networks.Kim)]
    [InlineData(Networks.Characters)]
    public void Generated_code_does_not_depend_on_the_culture(string source)
    {
        GeneratorRun here = Networks.Run(source);
        GeneratorRun there = Networks.Run(source, GeneratorSettings.Default with { Culture = HostileCulture.Create() });

        Assert.NotEmpty(here.Files);
        Assert.Equal(here.Files, there.Files);
    }

    [Fact]
    public void Messages_do_not_depend_on_the_culture()
    {
        string source = Networks.Class("""
                [Words(MaxLength = -5)] partial Layer Text { get; }
                [Embedding(600_000, 1_000)] partial Layer Vectors { get; }
                [MaxOverTime, Dropout(1.5)] partial Layer Top { get; }
                [Linear(2, MaxNorm = -0.25)] partial Layer Logits { get; }
            """);
        GeneratorRun here = Networks.Run(source);
        GeneratorRun there = Networks.Run(source, GeneratorSettings.Default with { Culture = HostileCulture.Create() });

        Assert.NotEmpty(here.Diagnostics);
        Assert.Equal(Messages(here), Messages(there));

        static string[] Messages(GeneratorRun run) => [.. run.Diagnostics.Select(static d => d.GetMessage(CultureInfo.InvariantCulture))];
    }

    [Fact]
    public void The_hostile_culture_is_hostile()
    {
        CultureInfo culture = HostileCulture.Create();

        Assert.Equal("\u22121\u202f2\u202f3\u202f4,500", (-1234.5).ToString("N", culture));
        Assert.Equal("\u22125", (-5).ToString(culture));
    }
}
