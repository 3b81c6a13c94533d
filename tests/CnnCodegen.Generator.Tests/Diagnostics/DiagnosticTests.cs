using System.Globalization;
using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Testing;
using Microsoft.CodeAnalysis;

namespace CnnCodegen.Generator.Tests.Diagnostics;

public class DiagnosticTests
{
    public static TheoryData<string, int> Cases =>
        [.. DiagnosticCases.All.Select(static (c, number) => new TheoryDataRow<string, int>(c.Id, number))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_mistake_is_reported_once_at_its_place_and_nothing_else(string id, int number)
    {
        DiagnosticCase mistake = DiagnosticCases.All[number];
        int start = mistake.Source.IndexOf('«');
        string source = mistake.Source.Replace("«", "");
        int length = source.IndexOf('»') - start;
        source = source.Replace("»", "");

        GeneratorRun run = Networks.Run(source, GeneratorSettings.Default with { LanguageVersion = mistake.LanguageVersion });

        Diagnostic diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(mistake.Message, diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(DiagnosticIds.IsWarning(id) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Equal(source.Substring(start, length), source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
        Assert.Equal(start, diagnostic.Location.SourceSpan.Start);
        Assert.EndsWith($"/docs/diagnostics/{id}.md", diagnostic.Descriptor.HelpLinkUri, StringComparison.Ordinal);

        string[] expected = mistake.AlsoReportedByCSharp;
        Assert.Equal(expected, run.CompilerDiagnostics.Select(static d => d.Id).Distinct().Order());
    }

    [Fact]
    public void A_fault_of_the_compiler_is_an_error_of_its_network_and_leaves_the_others_alone()
    {
        var host = new GeneratorHost(null, new NetworkGenerator((declaration, options, cancellation) => declaration.Type.Name == "SentimentCnn"
            ? throw new InvalidOperationException("the lamp is broken")
            : Compiler.Compile(declaration, options, cancellation)));

        GeneratorRun run = host.Run(Networks.Kim, new SourceFile("Other.cs", Networks.Characters));

        Assert.Null(run.Exception);
        Diagnostic diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("CNN0999", diagnostic.Id);
        Assert.Equal(
            "Network 'SentimentCnn': the generator failed and wrote no code; this is a fault of CnnCodegen, please report it: "
                + "InvalidOperationException: the lamp is broken",
            diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal("SentimentCnn", Networks.Kim.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
        Assert.Contains("CharacterCnn", run.File, StringComparison.Ordinal);
        Assert.Equal(["CS9248"], run.CompilerDiagnostics.Select(static d => d.Id).Distinct());
    }

    [Fact]
    public void Every_id_has_a_test()
    {
        IEnumerable<string> tested = DiagnosticCases.All.Select(static c => c.Id).Append(DiagnosticIds.InternalError);

        Assert.Equal(DiagnosticRegistry.Ids, tested.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_compiler_s_own_mistakes_are_left_to_it()
    {
        GeneratorRun run = Networks.Run(Networks.Kim.Replace("Linear(2,", "Linear(\"2\","));

        Assert.Empty(run.Diagnostics);
        Assert.Equal(["CS1503"], run.CompilerDiagnostics.Select(static d => d.Id));
    }

    [Fact]
    public void Several_mistakes_are_reported_in_source_order()
    {
        GeneratorRun run = Networks.Run(Networks.Kim
            .Replace("MaxLength = 56", "MaxLength = -1")
            .Replace("20_000, 300", "0, 0")
            .Replace("Dropout(0.5)", "Dropout(-0.5)"));

        Assert.Equal(["CNN0202", "CNN0202", "CNN0202", "CNN0204"], run.Diagnostics.Select(static d => d.Id));
        Assert.Empty(run.CompilerDiagnostics);
    }
}
