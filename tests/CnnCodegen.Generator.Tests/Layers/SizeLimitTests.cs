using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Diagnostics;
using static CnnCodegen.Generator.Tests.Declare;

namespace CnnCodegen.Generator.Tests.Layers;

public sealed class SizeLimitTests
{
    [Fact]
    public void Parts_that_fit_one_by_one_but_not_together_are_a_mistake_and_no_overflow()
    {
        int[] filters = Enumerable.Repeat(400_000_000, 6).ToArray();

        Complaint complaint = Assert.Single(Complaints(
            Layer("Text", Words(1)),
            Layer("Vectors", Embedding(2, 1)),
            Layer("Bank", ConvBank(filters, [1, 1, 1, 1, 1, 1]))));

        Assert.Equal(DiagnosticIds.TooLarge, complaint.Id);
        Assert.Contains("2,400,000,000 elements", complaint.Arguments);
    }

    [Fact]
    public void The_largest_sizes_that_C_sharp_can_write_are_a_mistake_and_no_overflow()
    {
        Complaint complaint = Assert.Single(Complaints(
            Layer("Text", Words(int.MaxValue)),
            Layer("Vectors", Embedding(int.MaxValue, int.MaxValue)),
            Layer("Logits", Linear(int.MaxValue))));

        Assert.Equal(DiagnosticIds.TooLarge, complaint.Id);
    }

    [Fact]
    public void Values_that_fit_one_by_one_but_not_into_one_working_memory_are_a_mistake_and_no_overflow()
    {
        var layers = new List<Declarations.LayerDeclaration> { Layer("Text", Words(400_000_000)), Layer("Vectors", Embedding(2, 1)) };
        string[] names = [.. Enumerable.Range(0, 8).Select(i => $"Map{i}")];
        layers.AddRange(names.Select(name => Layer(name, Conv1d(1, 1).From("Vectors"))));
        layers.Add(Layer("Mean", Simple<AverageOverTimeAttribute>().From(names[0])));
        layers.Add(Layer("Logits", Linear(2)));

        // Layers that are not read are warned of, and no more than that.
        Complaint complaint = Assert.Single(Complaints([.. layers]), static complaint => !DiagnosticIds.IsWarning(complaint.Id));

        Assert.Equal((DiagnosticIds.TooLarge, ComplaintTarget.Type), (complaint.Id, complaint.Target));
    }

    private static EquatableArray<Complaint> Complaints(params Declarations.LayerDeclaration[] layers) =>
        Compiler.Compile(Network(layers), CompilerOptions.Default, TestContext.Current.CancellationToken).Complaints;
}
