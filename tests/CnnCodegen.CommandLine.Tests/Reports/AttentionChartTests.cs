using System.Globalization;
using System.Xml.Linq;
using CnnCodegen.Translators;

namespace CnnCodegen.CommandLine.Tests.Reports;

/// <summary>The heat map of attention, read back from its SVG.</summary>
public sealed class AttentionChartTests : IDisposable
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cnncodegen-attention-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void There_is_a_square_for_each_pair_of_tokens_as_dark_as_its_weight()
    {
        XElement svg = Draw(["the", "red", "house"], ["rotes", "</s>"], [0.125f, 0.75f, 0.125f, 0, 0.25f, 0.75f]);

        (double X, double Y, double Weight, string Explanation)[] cells = Cells(svg);
        Assert.Equal([0.125, 0.75, 0.125, 0, 0.25, 0.75], cells.Select(static cell => cell.Weight));
        Assert.Equal("rotes ← red: 75.0 %", cells[1].Explanation);
        Assert.Equal("</s> ← house: 75.0 %", cells[5].Explanation);

        // Rows are the target's tokens and columns the source's, one beside the other.
        Assert.Equal(3, cells.Select(static cell => cell.X).Distinct().Count());
        Assert.Equal(2, cells.Select(static cell => cell.Y).Distinct().Count());
        Assert.Equal(cells[0].X, cells[3].X);
        Assert.Equal(cells[0].Y, cells[2].Y);
        Assert.True(cells[0].X < cells[1].X && cells[0].Y < cells[3].Y);
    }

    [Fact]
    public void Labels_stand_at_their_rows_and_columns_inside_of_the_picture()
    {
        XElement svg = Draw(["a", "Übersetzung", "Straße"], ["перевод", "翻訳です", "</s>"], new float[9]);

        Assert.Equal(["a", "Übersetzung", "Straße"], Texts(svg, "source"));
        Assert.Equal(["перевод", "翻訳です", "</s>"], Texts(svg, "target"));
        (double X, double Y, double Weight, string Explanation)[] cells = Cells(svg);
        double size = Number(svg.Descendants(Svg + "rect").First(static rect => (string?)rect.Attribute("class") == "cell"), "width");
        foreach ((int column, XElement label) in Labels(svg, "source").Index())
        {
            Assert.InRange(Number(label, "x"), cells[column].X, cells[column].X + size);
            Assert.InRange(Number(label, "y"), 0, cells[column].Y);
            Assert.StartsWith("rotate(-45 ", (string?)label.Attribute("transform"), StringComparison.Ordinal);
        }

        foreach ((int row, XElement label) in Labels(svg, "target").Index())
        {
            Assert.InRange(Number(label, "y"), cells[3 * row].Y, cells[3 * row].Y + size);
            Assert.InRange(Number(label, "x"), 12 * 4, cells[3 * row].X);
        }

        double[] box = [.. ((string)svg.Attribute("viewBox")!).Split(' ').Select(static number => double.Parse(number, CultureInfo.InvariantCulture))];
        Assert.All(svg.Descendants(Svg + "rect").Where(static rect => rect.Attribute("x") is not null), rect =>
        {
            Assert.InRange(Number(rect, "x"), 0, box[2] - size);
            Assert.InRange(Number(rect, "y"), 0, box[3] - size);
        });
    }

    [Theory]
    [InlineData("", "∅")]
    [InlineData(" ", "␣")]
    [InlineData("\n", "↵")]
    [InlineData("<b>&\"", "<b>&\"")]
    [InlineData("a\u0001\uFFFEb", "ab")]
    [InlineData("😀", "😀")]
    [InlineData("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahrtsg…")]
    public void Every_token_has_something_to_see_and_is_no_markup(string token, string expected) =>
        Assert.Equal([expected], Texts(Draw([token], ["x", "</s>"], new float[2]), "source"));

    [Fact]
    public void One_translation_is_a_file_and_several_are_a_folder()
    {
        Translation translation = new("rot", ["rot"], -1, -1) { Attention = new AttentionWeights(["red"], ["rot", "</s>"], [1, 1]) };
        string file = Path.Combine(_folder.FullName, "new", "one.svg");
        new AttentionPlots(file, isFile: true).Save("red", [translation]);
        var several = new AttentionPlots(Path.Combine(_folder.FullName, "several"), isFile: false);
        several.Save("red", [translation]);
        several.Save("red", [translation, translation]);

        Assert.Equal("red → rot", XElement.Load(file).Element(Svg + "title")!.Value);
        Assert.Equal(
            ["0001.svg", "0002-1.svg", "0002-2.svg"], Directory.GetFiles(Path.Combine(_folder.FullName, "several")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Throws<CommandException>(() => several.Save("red", [translation with { Attention = null }]));
    }

    private static XElement Draw(string[] sources, string[] targets, float[] weights) =>
        XElement.Parse(AttentionChart.ToSvg(new AttentionWeights(sources, targets, weights), "a \u0001 title"));

    /// <summary>The squares but those of the scale, which are the last five.</summary>
    private static (double X, double Y, double Weight, string Explanation)[] Cells(XElement svg) =>
    [
        .. svg.Descendants(Svg + "rect").Where(static rect => (string?)rect.Attribute("class") == "cell").SkipLast(5)
            .Select(static rect => (Number(rect, "x"), Number(rect, "y"), Number(rect, "fill-opacity"), rect.Element(Svg + "title")!.Value)),
    ];

    private static IEnumerable<XElement> Labels(XElement svg, string kind) => svg.Descendants(Svg + "text").Where(text => (string?)text.Attribute("class") == kind);

    private static IEnumerable<string> Texts(XElement svg, string kind) => Labels(svg, kind).Select(static text => text.Value);

    private static double Number(XElement element, string attribute) => double.Parse((string)element.Attribute(attribute)!, CultureInfo.InvariantCulture);
}
