using System.Diagnostics;
using System.Globalization;
using CnnCodegen;
using QuickStart;

long start = Stopwatch.GetTimestamp();
if (args is not [string path, string text])
{
    Console.Error.WriteLine("Usage: NativeAot MODEL TEXT, where MODEL is the file that the QuickStart sample has saved.");
    return 2;
}

LanguageClassifier model;
try
{
    model = LanguageClassifier.Load(path);
}
catch (Exception exception) when (exception is ModelFileException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"{path}: {exception.Message}");
    return 1;
}

Prediction best = model.Predict(text);
TimeSpan first = Stopwatch.GetElapsedTime(start);
DateTime answered = DateTime.UtcNow;

// The operating system tells a process's start in steps of up to 10 ms, so the time from Main on is told as well.
TimeSpan sinceProcessStart = answered - Process.GetCurrentProcess().StartTime.ToUniversalTime();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{best.Label} with probability {best.Probability:F4}"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"First answer {first.TotalMilliseconds:F2} ms after Main began, model loaded; {sinceProcessStart.TotalMilliseconds:F0} ms after the process did, by the system's clock"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{MicrosecondsPerPrediction(model, text):F2} µs per prediction"));
return 0;

static double MicrosecondsPerPrediction(LanguageClassifier model, string text)
{
    const int Rounds = 20;
    const int Predictions = 500;
    float[] scores = new float[model.Labels.Count];
    double fastest = double.PositiveInfinity;
    for (int round = 0; round < Rounds; round++)
    {
        long start = Stopwatch.GetTimestamp();
        for (int prediction = 0; prediction < Predictions; prediction++)
            model.Predict(text, scores);

        // The fastest round is the one that other programs disturbed least.
        fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(start).TotalMicroseconds / Predictions);
    }

    return fastest;
}
