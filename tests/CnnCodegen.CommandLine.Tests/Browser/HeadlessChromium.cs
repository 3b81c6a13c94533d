using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CnnCodegen.CommandLine.Tests.Browser;

/// <summary>A Chromium of this machine without a window, told what to do through its DevTools protocol.</summary>
internal sealed class HeadlessChromium : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "chrome.exe", "msedge.exe"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly DirectoryInfo _profile;
    private readonly ClientWebSocket _socket = new();
    private readonly List<JsonObject> _events = [];
    private int _lastId;

    private HeadlessChromium(Process process, DirectoryInfo profile)
    {
        _process = process;
        _profile = profile;
    }

    /// <summary>The program: what CNNCODEGEN_CHROMIUM names, or the first of the usual names on the path; null where there is none.</summary>
    public static string? Find() =>
        Environment.GetEnvironmentVariable("CNNCODEGEN_CHROMIUM") ?? (
            from name in Names
            from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            let path = Path.Combine(folder, name)
            where File.Exists(path)
            select path).FirstOrDefault();

    /// <summary>What the page reported: console messages, exceptions, log entries, and requests.</summary>
    public IEnumerable<JsonObject> Events(string method) => _events.Where(happened => (string?)happened["method"] == method);

    /// <summary>Starts the program with an empty page.</summary>
    public static async Task<HeadlessChromium> StartAsync(string program, CancellationToken cancellationToken)
    {
        DirectoryInfo profile = Directory.CreateTempSubdirectory("cnncodegen-chromium-");
        string[] arguments =
        [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--remote-debugging-port=0", "--user-data-dir=" + profile.FullName, "about:blank",
        ];
        Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.ErrorDataReceived += static (_, _) => { };
        process.OutputDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var browser = new HeadlessChromium(process, profile);
        try
        {
            await browser.ConnectAsync(cancellationToken);
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens a page and waits until it is loaded.</summary>
    public async Task OpenAsync(string url, CancellationToken cancellationToken)
    {
        await CallAsync("Page.navigate", new JsonObject { ["url"] = url }, cancellationToken);
        while (!Events("Page.loadEventFired").Any())
            _events.Add(await ReceiveAsync(cancellationToken));
    }

    /// <summary>The value of a JavaScript expression in the page.</summary>
    public async Task<T> EvaluateAsync<T>(string expression, CancellationToken cancellationToken)
    {
        JsonObject answer = await CallAsync("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["returnByValue"] = true }, cancellationToken);
        return answer["exceptionDetails"] is null ? answer["result"]!["value"].Deserialize<T>()! : throw new InvalidOperationException(answer.ToJsonString());
    }

    /// <summary>Sends a command of the protocol and waits for its answer.</summary>
    public async Task<JsonObject> CallAsync(string method, JsonObject parameters, CancellationToken cancellationToken)
    {
        int id = ++_lastId;
        string message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters }.ToJsonString();
        await _socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        while (true)
        {
            JsonObject received = await ReceiveAsync(cancellationToken);
            if ((int?)received["id"] == id)
                return received["result"]?.AsObject() ?? throw new InvalidOperationException($"{method}: {received.ToJsonString()}");

            _events.Add(received);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        try
        {
            _profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A process that is just ending may still write there; the system's folder for temporary files is cleaned by the system.
        }
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        string portFile = Path.Combine(_profile.FullName, "DevToolsActivePort");
        long started = Stopwatch.GetTimestamp();
        string[] lines = [];
        while (lines.Length < 2)
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(started) > Patience)
                throw new InvalidOperationException("Chromium does not start.");

            await Task.Delay(50, cancellationToken);
            lines = File.Exists(portFile) ? await File.ReadAllLinesAsync(portFile, cancellationToken) : [];
        }

        using var client = new HttpClient();
        JsonNode pages = JsonNode.Parse(await client.GetStringAsync($"http://127.0.0.1:{lines[0]}/json/list", cancellationToken))!;
        string page = (string)pages.AsArray().First(target => (string?)target!["type"] == "page")!["webSocketDebuggerUrl"]!;
        await _socket.ConnectAsync(new Uri(page), cancellationToken);
        foreach (string domain in (string[])["Page", "Runtime", "Log", "Network"])
            await CallAsync(domain + ".enable", [], cancellationToken);

        // The empty page that the program starts with may report its own loading.
        _events.Clear();
    }

    private async Task<JsonObject> ReceiveAsync(CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(Patience);
        using var message = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer, limited.Token);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);

        return JsonNode.Parse(message.ToArray())!.AsObject();
    }
}
