using CnnCodegen.Generator.Diagnostics;

namespace CnnCodegen.Generator.Tests.Syntax;

public class PositionTests
{
    private const string Source = """
        using CnnCodegen;
        partial class Outer
        {
            partial struct Inner
            {
                [TextClassifier]
                partial class Network
                {
                    [Conv1d(width: 3, filters: 60 + 4, Padding = Padding.Same), Dropout(0.5)] partial Layer Stem { get; }
                    [ConvBank(new[] { 10, 20 }, [3, 1 + 4])] partial Layer Bank { get; }
                    [Concat(nameof(Stem), "Bank", From = "Stem")] partial Layer Joined { get; }
                    [Concat(["A", "B"])] partial Layer Listed { get; }
                    [Concat] partial Layer Empty { get; }
                    [CnnCodegen.LinearAttribute(2)] partial Layer @event { get; }
                    partial Layer Bare { get; }
                }
            }
        }
        """;

    [Theory]
    [InlineData("Network", -1, -1, "", -1)]
    [InlineData("Outer", -2, -1, "", -1)]
    [InlineData("Inner", -3, -1, "", -1)]
    [InlineData("Stem", 0, -1, "", -1)]
    [InlineData("Conv1d(width: 3, filters: 60 + 4, Padding = Padding.Same)", 0, 0, "", -1)]
    [InlineData("60 + 4", 0, 0, "filters", -1)]
    [InlineData("3", 0, 0, "width", -1)]
    [InlineData("Padding.Same", 0, 0, "Padding", -1)]
    [InlineData("Dropout(0.5)", 0, 1, "", -1)]
    [InlineData("0.5", 0, 1, "probability", -1)]
    [InlineData("new[] { 10, 20 }", 1, 0, "filters", -1)]
    [InlineData("20", 1, 0, "filters", 1)]
    [InlineData("[3, 1 + 4]", 1, 0, "widths", -1)]
    [InlineData("1 + 4", 1, 0, "widths", 1)]
    [InlineData("nameof(Stem), \"Bank\"", 2, 0, "layers", -1)]
    [InlineData("nameof(Stem)", 2, 0, "layers", 0)]
    [InlineData("\"Bank\"", 2, 0, "layers", 1)]
    [InlineData("\"Stem\"", 2, 0, "From", -1)]
    [InlineData("[\"A\", \"B\"]", 3, 0, "layers", -1)]
    [InlineData("\"B\"", 3, 0, "layers", 1)]
    [InlineData("CnnCodegen.LinearAttribute(2)", 5, 0, "", -1)]
    [InlineData("@event", 5, -1, "", -1)]
    [InlineData("Bare", 6, -1, "", -1)]
    public void Each_part_has_its_own_place(string expected, int layer, int attribute, string argument, int element) =>
        Assert.Equal(expected, DeclarationReader.Squiggle(Source, new ComplaintTarget(layer, attribute, argument, element)));

    [Theory]
    [InlineData("[3, 1 + 4]", 1, 0, "widths", 2)] // no such element
    [InlineData("60 + 4", 0, 0, "filters", 0)] // not a list
    [InlineData("Concat", 4, 0, "layers", -1)] // a params list without an element
    [InlineData("CnnCodegen.LinearAttribute(2)", 5, 0, "MaxNorm", -1)] // a property that was not set
    [InlineData("Stem", 0, 2, "", -1)] // no such attribute
    [InlineData("Network", 7, -1, "", -1)] // no such layer
    [InlineData("Network", -4, -1, "", -1)] // no such container
    public void What_is_not_written_falls_back_to_the_part_around_it(string expected, int layer, int attribute, string argument, int element) =>
        Assert.Equal(expected, DeclarationReader.Squiggle(Source, new ComplaintTarget(layer, attribute, argument, element)));
}
