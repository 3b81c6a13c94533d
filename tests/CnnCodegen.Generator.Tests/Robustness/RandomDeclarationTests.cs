using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Declarations;
using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Generator.Graph;
using static CnnCodegen.Generator.Tests.Declare;

namespace CnnCodegen.Generator.Tests.Robustness;

public sealed class RandomDeclarationTests
{
    private const int Seeds = 2_000;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Any_declaration_compiles_or_is_complained_about(int part)
    {
        int whole = 0;
        for (int seed = part * Seeds; seed < (part + 1) * Seeds; seed++)
        {
            NetworkDeclaration declaration = new RandomNetwork(seed).Next();

            Exception? fault = Record.Exception(() => whole += IsWhole(declaration) ? 1 : 0);

            Assert.True(fault is null, $"Seed {seed}: {fault}\n{Describe(declaration)}");
        }

        Assert.True(whole > 10, "There are not enough sound networks among these to find anything.");
    }

    [Fact]
    public void Blocks_of_blocks_of_blocks_are_refused_before_they_are_copied()
    {
        NetworkDeclaration[] blocks =
        [
            Block("A", Layer("X", Repeat("B", 1000))),
            Block("B", Layer("X", Repeat("C", 1000))),
            Block("C", Layer("X", Repeat("D", 1000))),
            Block("D", Layer("X", Conv1d(4, 1))),
        ];

        Assert.Equal([DiagnosticIds.TooLarge], Complaints(blocks, Repeat("A", 1000)));
    }

    /// <summary>Without a limit these were 4³⁰ copies.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Branches_of_branches_of_branches_are_refused_before_they_are_copied(bool fits)
    {
        NetworkDeclaration[] blocks =
        [
            .. Enumerable.Range(0, 30).Select(i => Block($"B{i}", Layer("X", Parallel($"B{i + 1}")), Layer("Y", Parallel($"B{i + 1}").From("X")))),
            Block("B30", Layer("X", Simple<IdentityAttribute>()), Layer("Y", fits ? Simple<IdentityAttribute>() : Embedding(10, 4))),
        ];

        Assert.Equal([fits ? DiagnosticIds.TooLarge : DiagnosticIds.WrongInputShape], Complaints(blocks, Parallel("B0")));
    }

    [Fact]
    public void Blocks_inside_each_other_too_deep_are_refused()
    {
        NetworkDeclaration[] blocks =
        [
            .. Enumerable.Range(0, 5_000).Select(static i => Block($"B{i}", Layer("X", Repeat($"B{i + 1}", 1)))),
            Block("B5000", Layer("X", Simple<IdentityAttribute>())),
        ];

        Assert.Equal([DiagnosticIds.TooLarge], Complaints(blocks, Repeat("B0", 1)));
    }

    [Fact]
    public void A_network_of_as_many_copies_as_allowed_is_compiled()
    {
        NetworkDeclaration[] blocks = [Block("A", Layer("X", Conv1d(4, 1), Simple<ReluAttribute>()))];

        Assert.Empty(Complaints(blocks, Repeat("A", 1000)));
    }

    [Theory]
    [InlineData(400_000_000, 399_999_999)]
    [InlineData(400_000_000, 2)]
    public void Lengths_of_endless_texts_are_understood_at_once(int maxLength, int width)
    {
        NetworkDeclaration network = Network(
            Layer("Text", Words(maxLength)),
            Layer("Vectors", Embedding(2, 1)),
            Layer("Stem", Conv1d(1, width)),
            Layer("Other", Conv1d(1, width).From("Vectors")),
            Layer("Both", Concat("Stem", "Other")),
            Layer("Top", Simple<MaxOverTimeAttribute>()));

        Assert.All(Compile(network).Complaints, static complaint => Assert.Equal(DiagnosticIds.TooLarge, complaint.Id));
    }

    [Fact]
    public void Lengths_are_compared_as_if_all_texts_were_tried()
    {
        var random = new Random(7);
        int equal = 0;
        for (int i = 0; i < 3_000; i++)
        {
            var axis = new LengthAxis(0, "length", 1 + random.Next(90));
            (SequenceLength first, SequenceLength second) = (Any(axis), Any(axis));
            bool isSame = Enumerable.Range(1, axis.MaxLength).All(tokens => first.At(tokens) == second.At(tokens));
            equal += isSame ? 1 : 0;

            Assert.True(isSame == first.IsSameAs(second), $"{first} and {second} up to {axis.MaxLength}");
            int shortest = Enumerable.Range(1, axis.MaxLength).FirstOrDefault(tokens => first.At(tokens) >= 1, axis.MaxLength);
            Assert.Equal(shortest, first.ShortestText());
        }

        Assert.InRange(equal, 100, 2_900);

        SequenceLength Any(LengthAxis axis)
        {
            SequenceLength length = SequenceLength.Of(axis);
            for (int steps = random.Next(4); steps > 0; steps--)
                length = length.Then(random.Next(6) == 0 ? 2 : 1, random.Next(-3, 4), 1 + random.Next(3), random.Next(3) == 0 ? random.Next(1, 9) : LengthStep.Unbounded);
            return length;
        }
    }

    /// <summary>Whether it compiles; fails where neither a network nor a complaint comes out.</summary>
    private static bool IsWhole(NetworkDeclaration declaration)
    {
        foreach (NetworkDeclaration block in declaration.Blocks)
            Compile(block);
        Compilation result = Compile(declaration);
        bool isWhole = !result.Files[0].Text.Contains("The network has errors.", StringComparison.Ordinal);
        bool isSilent = declaration.Blocks.Any(static block => !BlockChecker.IsFlawless(block));
        Assert.True(isWhole || isSilent || result.Complaints.Count > 0, "The network is left out without a word.");
        // Each complaint has all that its text asks for.
        foreach (Complaint complaint in result.Complaints)
        {
            string text = Descriptors.All[complaint.Id].MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture);
            Assert.NotEmpty(string.Format(System.Globalization.CultureInfo.InvariantCulture, text, [.. complaint.Arguments]));
        }

        return isWhole;
    }

    private static Compilation Compile(NetworkDeclaration declaration) => Compiler.Compile(declaration, CompilerOptions.Default, TestContext.Current.CancellationToken);

    private static IEnumerable<string> Complaints(NetworkDeclaration[] blocks, AttributeDeclaration composition)
    {
        NetworkDeclaration network = Network(
            Layer("Text", Words(5)), Layer("Vectors", Embedding(10, 4)), Layer("Blocks", composition), Layer("Top", Simple<MaxOverTimeAttribute>()), Layer("Logits", Linear(2)));
        return Compile(network with { Blocks = EquatableArray.Of(blocks) }).Complaints.Select(static complaint => complaint.Id);
    }

    private static NetworkDeclaration Block(string name, params LayerDeclaration[] layers)
    {
        NetworkDeclaration network = Network(layers);
        return network with { Task = nameof(BlockAttribute), Type = network.Type with { Name = name, MetadataName = name } };
    }

    private static AttributeDeclaration Repeat(string block, int times) => new("RepeatAttribute`1", EquatableArray.Of(
        new ArgumentDeclaration("times", IsProperty: false, new ArgumentValue.Integer(times))))
    {
        TypeArguments = EquatableArray.Of("Tests." + block),
    };

    private static AttributeDeclaration Parallel(string block) => new("ParallelAttribute`4", [])
    {
        TypeArguments = Enumerable.Repeat("Tests." + block, 4).ToEquatableArray(),
    };

    private static string Describe(NetworkDeclaration declaration) => string.Join('\n', declaration.Blocks.Append(declaration).SelectMany(static type =>
        type.Layers.Select(layer => $"[{string.Join(", ", layer.Attributes.Select(AttributeText.Short))}] {layer.Name}").Prepend($"{type.Task} {type.Type.Name}")));
}
