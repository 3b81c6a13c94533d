using System.Diagnostics;

namespace CnnCodegen.CommandLine;

/// <summary>Measures how long a classifier takes for a text: one text after the other, on one thread.</summary>
internal static class PredictionTime
{
    private const int MostTexts = 200;
    private const int FewestTexts = 4;
    private static readonly TimeSpan LongestRound = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AllRounds = TimeSpan.FromMilliseconds(300);

    /// <summary>The seconds per text in the fastest of several rounds: the one that other programs disturbed least.</summary>
    /// <param name="texts">The texts, of which some are taken from the beginning to the end; at least one.</param>
    /// <param name="predict">Answers a text.</param>
    public static double SecondsPerText(IReadOnlyList<string> texts, Action<string> predict)
    {
        // What is called first is compiled first; after that, one text tells about how many fit into a round.
        predict(texts[0]);
        int fitting = (int)(LongestRound / Time(1));
        int count = Math.Min(texts.Count, Math.Clamp(fitting, FewestTexts, MostTexts));
        TimeSpan fastest = TimeSpan.MaxValue;
        for (TimeSpan spent = default; spent < AllRounds;)
        {
            TimeSpan round = Time(count);
            spent += round;
            fastest = round < fastest ? round : fastest;
        }

        return fastest.TotalSeconds / count;

        TimeSpan Time(int some)
        {
            long started = Stopwatch.GetTimestamp();
            for (int text = 0; text < some; text++)
                predict(texts[(int)((long)text * texts.Count / some)]);

            // The clock may stand still for a very fast network.
            return TimeSpan.FromTicks(Math.Max(1, Stopwatch.GetElapsedTime(started).Ticks));
        }
    }
}
