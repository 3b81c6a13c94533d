using CnnCodegen.Testing;
using Microsoft.CodeAnalysis;

namespace CnnCodegen.Generator.Tests.Incremental;

/// <summary>A block is part of each network that uses it; an edit inside it must reach these, and no others.</summary>
public class BlockIncrementalTests
{
    private static readonly SourceFile Inner = new("Inner.cs", """
        using CnnCodegen;

        [Block]
        sealed partial class Inner
        {
            [Conv1d(Channels.Same, 3, Padding = Padding.Same), Relu] partial Layer First { get; }
        }

        """);

    private static readonly SourceFile Outer = new("Outer.cs", """
        using CnnCodegen;

        [Block]
        sealed partial class Outer
        {
            [Residual<Inner>] partial Layer Around { get; }
        }

        """);

    private static readonly SourceFile Direct = Network("Direct", "Inner");
    private static readonly SourceFile Indirect = Network("Indirect", "Outer");
    private static readonly SourceFile Neither = new("Neither.cs", Networks.Characters);

    private readonly List<string> _compiled = [];
    private readonly GeneratorHost _host;

    public BlockIncrementalTests() => _host = new GeneratorHost(null, new NetworkGenerator((declaration, options, cancellation) =>
    {
        _compiled.Add(declaration.Type.Name);
        return Compiler.Compile(declaration, options, cancellation);
    }));

    [Fact]
    public void An_edit_beside_networks_and_blocks_compiles_nothing() =>
        Assert.Empty(CompiledAfter(Inner, Outer, Direct, Indirect, Neither, new SourceFile("Other.cs", "class Other;")));

    [Fact]
    public void An_edit_inside_a_block_compiles_it_and_exactly_the_networks_that_use_it() =>
        Assert.Equal(["Direct", "Indirect", "Inner"], CompiledAfter(Inner with { Text = Inner.Text.Replace("Relu", "Tanh") }, Outer, Direct, Indirect, Neither));

    [Fact]
    public void An_edit_inside_a_block_of_blocks_compiles_it_and_the_networks_above_it() =>
        Assert.Equal(["Indirect", "Outer"], CompiledAfter(Inner, Outer with { Text = Outer.Text.Replace("Residual", "Dense") }, Direct, Indirect, Neither));

    [Fact]
    public void Moving_the_lines_of_a_block_compiles_nothing() =>
        Assert.Empty(CompiledAfter(Inner with { Text = "// One line more.\n" + Inner.Text.Replace("    [Conv1d", "    // The first.\n    [Conv1d") }, Outer, Direct, Indirect, Neither));

    [Fact]
    public void Moving_a_block_to_another_file_compiles_nothing() =>
        Assert.Empty(CompiledAfter(new SourceFile("Elsewhere.cs", Inner.Text), Outer, Direct, Indirect, Neither));

    [Fact]
    public void A_network_that_changes_leaves_its_blocks_alone() =>
        Assert.Equal(["Direct"], CompiledAfter(Inner, Outer, Direct with { Text = Direct.Text.Replace("Linear(2)", "Linear(3)") }, Indirect, Neither));

    [Fact]
    public void A_mistake_in_a_block_moves_with_its_line_and_compiles_nothing()
    {
        SourceFile faulty = Inner with { Text = Inner.Text.Replace("3, Padding = Padding.Same", "4") };
        GeneratorRun before = _host.Run(faulty, Direct);
        _compiled.Clear();

        GeneratorRun after = _host.Run(faulty with { Text = "\n" + faulty.Text }, Direct);

        Assert.Empty(_compiled);
        Assert.Equal(Place(before) with { Line = Place(before).Line + 1 }, Place(after));
        Assert.Equal("Inner.cs", Place(after).Path);
    }

    private IEnumerable<string> CompiledAfter(params SourceFile[] edited)
    {
        _host.Run(Inner, Outer, Direct, Indirect, Neither);
        Assert.Equal(5, _compiled.Count);
        _compiled.Clear();
        GeneratorRun run = _host.Run(edited);
        Assert.Null(run.Exception);
        return _compiled.Order();
    }

    private static (string Path, int Line) Place(GeneratorRun run)
    {
        FileLinePositionSpan span = Assert.Single(run.Diagnostics).Location.GetLineSpan();
        return (span.Path, span.StartLinePosition.Line);
    }

    private static SourceFile Network(string name, string block) => new(name + ".cs", $$"""
        using CnnCodegen;

        [TextClassifier]
        sealed partial class {{name}}
        {
            [Words(MaxLength = 5)] partial Layer Text { get; }
            [Embedding(100, 8)] partial Layer Vectors { get; }
            [Repeat<{{block}}>(2)] partial Layer Twice { get; }
            [MaxOverTime] partial Layer Top { get; }
            [Linear(2)] partial Layer Logits { get; }
        }

        """);
}
