using CnnCodegen.Training;

namespace CnnCodegen.CommandLine.Tests;

public sealed class ProgressLinesTests
{
    private readonly Clock _clock = new();
    private readonly StringWriter _output = new();
    private readonly ProgressLines _lines;

    public ProgressLinesTests() => _lines = new ProgressLines(_output, "lstm", ProgressWords.Texts, _clock);

    private string[] Written => _output.ToString().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void A_line_tells_of_an_evaluated_epoch()
    {
        for (int batch = 1; batch <= 10; batch++)
            Report(epoch: 1, batch, seconds: 6);
        Report(epoch: 1, batch: 10, seconds: 20);

        Assert.Equal("lstm  epoch 1/2  batch 10/10  loss 0.500  development –  8 texts/s  0:01:20 left", Assert.Single(Written));
    }

    [Fact]
    public void Within_an_epoch_a_line_comes_every_few_minutes()
    {
        for (int batch = 1; batch <= 10; batch++)
            Report(epoch: 1, batch, seconds: 120);

        // After 6, 12 and 18 minutes: the first batch that ends when five have gone by.
        Assert.Equal(["batch 3/10", "batch 6/10", "batch 9/10"], Written.Select(static line => line.Split("  ")[2]));
    }

    [Fact]
    public void The_time_left_is_that_of_the_batches_left_at_the_speed_of_those_done_here()
    {
        // Goes on behind the fourth of ten batches: three take six minutes, thirteen are left.
        for (int batch = 5; batch <= 7; batch++)
            Report(epoch: 1, batch, seconds: 120);

        Assert.EndsWith("0:26:00 left", Assert.Single(Written));
    }

    private void Report(int epoch, int batch, int seconds)
    {
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        _lines.Report(new TrainingProgress(epoch, Epochs: 2, batch, Batches: 10, Loss: 0.5, DevelopmentAccuracy: null, ExamplesPerSecond: 8));
    }

    private sealed class Clock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan time) => _now += time.Ticks;

        public override long GetTimestamp() => _now;
    }
}
