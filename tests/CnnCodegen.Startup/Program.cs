using System.Diagnostics;
using System.Globalization;
using Startup;

// What a program does that answers once: load, predict. Prints the microseconds of both and of a second prediction, and its peak memory in bytes.
// "dotnet run --project tests/CnnCodegen.Benchmarks -- startup" starts it many times.
if (args is not [string path])
{
    Console.Error.WriteLine("Usage: CnnCodegen.Startup MODEL");
    return 2;
}

int[] tokens = [.. Enumerable.Range(0, 40).Select(static position => 2 + (position * 487))];
float[] scores = new float[2];
long started = Stopwatch.GetTimestamp();
StartupCnn model = StartupCnn.Load(path);
long loaded = Stopwatch.GetTimestamp();
model.Predict(tokens, scores);
long first = Stopwatch.GetTimestamp();
model.Predict(tokens, scores);
long second = Stopwatch.GetTimestamp();
Console.WriteLine(string.Join(
    ' ',
    new[] { Microseconds(started, loaded), Microseconds(loaded, first), Microseconds(first, second), PeakMemory() }.Select(static number => number.ToString(CultureInfo.InvariantCulture))));
return 0;

static long Microseconds(long from, long to) => (long)Stopwatch.GetElapsedTime(from, to).TotalMicroseconds;

// The process class would be a large part of a small program.
static long PeakMemory()
{
    const string Status = "/proc/self/status";
    const string Peak = "VmHWM:";
    string? line = File.Exists(Status) ? File.ReadLines(Status).FirstOrDefault(static line => line.StartsWith(Peak, StringComparison.Ordinal)) : null;
    return line is null ? 0 : 1024 * long.Parse(line.AsSpan(Peak.Length).Trim().TrimEnd("kB").Trim(), CultureInfo.InvariantCulture);
}
