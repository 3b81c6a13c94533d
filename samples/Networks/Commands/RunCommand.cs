using System.Diagnostics;
using System.Globalization;
using CnnCodegen;
using Networks.Catalogue;
using Spectre.Console;

namespace Networks.Commands;

/// <summary>Runs networks with random weights on a random text of the greatest length: their numbers mean nothing, their times do.</summary>
internal static class RunCommand
{
    private const int Seed = 1;
    private const int Rounds = 5;
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(100);

    public static int Run(IReadOnlyList<CatalogueEntry> entries)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumn("network");
        foreach (string column in (string[])["multiply-adds", "milliseconds", "10⁹ multiply-adds a second"])
            table.AddColumn(new TableColumn(column).RightAligned());
        foreach (CatalogueEntry entry in entries)
        {
            double milliseconds = Milliseconds(entry);
            long multiplyAdds = MultiplyAdds.Of(entry.Description);
            table.AddRow(
                entry.Name,
                multiplyAdds.ToString("N0", CultureInfo.InvariantCulture),
                milliseconds.ToString("F3", CultureInfo.InvariantCulture),
                (multiplyAdds / milliseconds / 1e6).ToString("F1", CultureInfo.InvariantCulture));

            // Some networks take a gigabyte with the copies that their preparation makes; the next must not wait for room.
            GC.Collect();
        }

        AnsiConsole.Write(table);
        return 0;
    }

    private static double Milliseconds(CatalogueEntry entry)
    {
        var random = new RandomModel(Seed);
        Computation computation = entry.Load(random.Weights(entry.Description));
        int[][] sequences = random.Text(entry.Description, entry.Description.Inputs.Max(static input => input.MaxLength));
        InputIds text = InputIds.Of(sequences);

        // Three rounds let the JIT compile again what is called often; of those that count, the fastest was disturbed least.
        double fastest = double.PositiveInfinity;
        for (int round = -3; round < Rounds; round++)
        {
            int count = 0;
            long start = Stopwatch.GetTimestamp();
            TimeSpan elapsed;
            do
            {
                computation.Compute(text);
                count++;
                elapsed = Stopwatch.GetElapsedTime(start);
            }
            while (elapsed < Round);

            if (round >= 0)
                fastest = Math.Min(fastest, elapsed.TotalMilliseconds / count);
        }

        return fastest;
    }
}
