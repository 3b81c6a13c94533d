using System.Text.Json.Nodes;
using CnnCodegen.CommandLine.Tests.Browser;

namespace CnnCodegen.CommandLine.Tests.Reports;

/// <summary>The page as a browser shows it.</summary>
public sealed class PageTests : IAsyncLifetime
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("cnncodegen-page-");
    private HeadlessChromium? _browser;

    public async ValueTask InitializeAsync()
    {
        string? program = HeadlessChromium.Find();
        Assert.SkipWhen(program is null, "There is no Chromium on the path, and CNNCODEGEN_CHROMIUM names none.");
        TestReports.Two().Save(_directory.FullName);
        _browser = await HeadlessChromium.StartAsync(program!, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();

        _directory.Delete(recursive: true);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Page => new Uri(Path.Combine(_directory.FullName, ClassificationReport.HtmlName)).AbsoluteUri;

    [Fact]
    public async Task The_page_shows_its_numbers_without_complaint_and_asks_for_nothing_else()
    {
        await _browser!.OpenAsync(Page, Cancellation);

        Assert.Equal("Films <of> last year", await _browser.EvaluateAsync<string>("document.title", Cancellation));
        Assert.Equal(0.5, await Measure("first", "accuracy"), 12);
        Assert.Equal(1, await Measure("baseline", "accuracy"), 12);
        Assert.Equal("50.0 % ± 35.4 %", await _browser.EvaluateAsync<string>("document.querySelector('[data-row=first] [data-column=accuracy] data').textContent", Cancellation));
        Assert.Equal(["1", "3", "1", "3"], await Texts("section:nth-of-type(4) .confusion tbody td"));
        Assert.Equal(TestReports.HostileText, (await Texts("section:nth-of-type(4) .errors td:first-child"))[0]);

        // Two lines in each of three charts.
        Assert.Equal(6, await _browser.EvaluateAsync<int>("document.querySelectorAll('polyline.curve').length", Cancellation));
        Assert.True(await _browser.EvaluateAsync<bool>("[...document.querySelectorAll('polyline.curve')].every(line => line.getTotalLength() > 20)", Cancellation));
        Assert.Equal(0, await _browser.EvaluateAsync<int>("document.querySelectorAll('script, img, link, iframe').length", Cancellation));

        Assert.Empty(_browser.Events("Runtime.consoleAPICalled"));
        Assert.Empty(_browser.Events("Runtime.exceptionThrown"));
        Assert.Empty(_browser.Events("Log.entryAdded").Select(entry => entry.ToJsonString()));
        Assert.Equal([Page], _browser.Events("Network.requestWillBeSent").Select(request => (string?)request["params"]!["request"]!["url"]));
    }

    [Fact]
    public async Task Runs_are_told_apart_by_colour_and_classifiers_are_found_by_link()
    {
        await _browser!.OpenAsync(Page, Cancellation);

        Assert.Equal(["seed 1", "seed 2"], await Texts(".legend span"));
        string[] legend = await _browser.EvaluateAsync<string[]>("[...document.querySelectorAll('.legend span')].map(run => getComputedStyle(run, '::before').borderTopColor)", Cancellation);
        string[] lines = await _browser.EvaluateAsync<string[]>("[...document.querySelectorAll('figure:first-child .curve')].map(line => getComputedStyle(line).stroke)", Cancellation);
        Assert.Equal(lines, legend);
        Assert.Equal(2, lines.Distinct().Count());

        Assert.Equal(["first", "baseline"], await _browser.EvaluateAsync<string[]>("[...document.querySelectorAll('[data-row] a')].map(link => document.querySelector(link.getAttribute('href') + ' h2').textContent)", Cancellation));
        Assert.Equal("0.0 % – 100.0 %", (await Texts("[data-row=first] td:nth-last-child(2)"))[0]);
    }

    [Fact]
    public async Task The_page_fits_a_phone()
    {
        await _browser!.CallAsync(
            "Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = 360, ["height"] = 740, ["deviceScaleFactor"] = 2, ["mobile"] = true }, Cancellation);
        await _browser.OpenAsync(Page, Cancellation);

        Assert.Equal(360, await _browser.EvaluateAsync<int>("document.documentElement.scrollWidth", Cancellation));
        Assert.Equal(16, await _browser.EvaluateAsync<double>("parseFloat(getComputedStyle(document.body).fontSize)", Cancellation));
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Text_stands_out_from_the_page_in_both_schemes(string scheme)
    {
        await _browser!.CallAsync("Emulation.setEmulatedMedia", new JsonObject
        {
            ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }),
        }, Cancellation);
        await _browser.OpenAsync(Page, Cancellation);

        double page = await Luminance("getComputedStyle(document.body).backgroundColor");
        Assert.Equal(scheme == "light", page > 0.5);

        // 4.5 : 1 is what the Web Content Accessibility Guidelines (1.4.3) ask of text.
        Assert.InRange(Contrast(page, await Luminance("getComputedStyle(document.body).color")), 4.5, 21);
        foreach (string element in (string[])["caption", "summary", "a", "figcaption"])
            Assert.InRange(Contrast(page, await Luminance($"getComputedStyle(document.querySelector('{element}')).color")), 4.5, 21);
    }

    private async Task<double> Measure(string classifier, string measure) => double.Parse(
        await _browser!.EvaluateAsync<string>($"document.querySelector('[data-row={classifier}] [data-column={measure}] data').value", Cancellation),
        System.Globalization.CultureInfo.InvariantCulture);

    private Task<string[]> Texts(string selector) =>
        _browser!.EvaluateAsync<string[]>($"[...document.querySelectorAll('{selector}')].map(cell => cell.textContent)", Cancellation);

    /// <summary>The relative luminance of a colour such as <c>rgb(1, 2, 3)</c>, as the guidelines define it.</summary>
    private async Task<double> Luminance(string colour)
    {
        double[] channels = await _browser!.EvaluateAsync<double[]>($"{colour}.match(/\\d+/g).slice(0, 3).map(Number)", Cancellation);
        double[] linear = [.. channels.Select(channel => channel / 255).Select(channel => channel <= 0.04045 ? channel / 12.92 : Math.Pow((channel + 0.055) / 1.055, 2.4))];
        return (0.2126 * linear[0]) + (0.7152 * linear[1]) + (0.0722 * linear[2]);
    }

    private static double Contrast(double one, double other) => (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);
}
