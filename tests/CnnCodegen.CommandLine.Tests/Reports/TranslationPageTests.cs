using System.Text.Json.Nodes;
using CnnCodegen.CommandLine.Tests.Browser;

namespace CnnCodegen.CommandLine.Tests.Reports;

/// <summary>A translator's page as a browser shows it.</summary>
public sealed class TranslationPageTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("cnncodegen-page-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task The_page_draws_attention_without_complaint_and_fits_a_phone()
    {
        string? program = HeadlessChromium.Find();
        Assert.SkipWhen(program is null, "There is no Chromium on the path, and CNNCODEGEN_CHROMIUM names none.");
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        TaskReports.Translations().Save(_directory.FullName);
        string page = new Uri(Path.Combine(_directory.FullName, NetworkReport.HtmlName)).AbsoluteUri;
        await using HeadlessChromium browser = await HeadlessChromium.StartAsync(program!, cancellation);
        await browser.CallAsync("Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = 360, ["height"] = 740, ["deviceScaleFactor"] = 2, ["mobile"] = true }, cancellation);
        await browser.OpenAsync(page, cancellation);

        Assert.Equal("Translations", await browser.EvaluateAsync<string>("document.title", cancellation));
        Assert.Equal(360, await browser.EvaluateAsync<int>("document.documentElement.scrollWidth", cancellation));

        // Every label is inside of the picture, whatever letters this machine has, and each square has the colour of the page's style sheet.
        Assert.Equal(["the", "red", "house"], await browser.EvaluateAsync<string[]>("[...document.querySelectorAll('.attention .source')].map(label => label.textContent)", cancellation));
        Assert.True(await browser.EvaluateAsync<bool>(
            """
            (() => { const box = document.querySelector('.attention').getBoundingClientRect();
              return [...document.querySelectorAll('.attention text')].map(label => label.getBoundingClientRect())
                .every(label => label.width > 0 && label.left >= box.left && label.right <= box.right && label.top >= box.top && label.bottom <= box.bottom); })()
            """, cancellation));
        Assert.Equal("0.75", await browser.EvaluateAsync<string>("getComputedStyle(document.querySelector('.attention .cell')).fillOpacity", cancellation));
        Assert.NotEqual("none", await browser.EvaluateAsync<string>("getComputedStyle(document.querySelector('.attention .cell')).fill", cancellation));

        Assert.Empty(browser.Events("Log.entryAdded").Select(entry => entry.ToJsonString()));
        Assert.Equal([page], browser.Events("Network.requestWillBeSent").Select(request => (string?)request["params"]!["request"]!["url"]));
    }
}
