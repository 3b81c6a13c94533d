namespace CnnCodegen.Training.Tests.Recipe;

public sealed class LearningRateScheduleTests
{
    private const int Epochs = 6;
    private const int Batches = 10;

    [Fact]
    public void Warm_up_rises_in_equal_parts() =>
        Assert.Equal([0.25, 0.5, 0.75, 1, 1, 1], Rates(new ConstantSchedule { WarmUpSteps = 4 })[..6], Close);

    [Fact]
    public void Steps_fall_after_every_so_many_epochs()
    {
        double[] rates = Rates(new StepSchedule { EveryEpochs = 2, FallFactor = 0.5 });

        Assert.Equal([1, 1, 0.5, 0.5, 0.25, 0.25], rates.Where((_, step) => step % Batches == 0), Close);
        Assert.Equal((1, 0.5), (rates[19], rates[20]));
    }

    [Fact]
    public void The_first_fall_may_come_later()
    {
        double[] rates = Rates(new StepSchedule { AfterEpochs = 2, EveryEpochs = 1, FallFactor = 0.5 });

        Assert.Equal([1, 1, 1, 0.5, 0.25, 0.125], rates.Where((_, step) => step % Batches == 0), Close);
    }

    [Fact]
    public void A_cosine_falls_from_one_to_its_end_and_is_half_way_in_the_middle()
    {
        double[] rates = Rates(new CosineSchedule { FinalFactor = 0.2 });

        Assert.Equal(1, rates[0]);
        Assert.Equal(0.6, rates[30], 1e-12);
        Assert.Equal(0.2 + (0.8 * 0.75), rates[20], 1e-12);
        Assert.InRange(rates[^1], 0.2, 0.201);
        Assert.Equal(rates.OrderDescending(), rates);
    }

    [Fact]
    public void A_cosine_begins_where_the_warm_up_ends()
    {
        double[] rates = Rates(new CosineSchedule { WarmUpSteps = 20 });

        Assert.Equal(0.5, rates[9], 1e-12);
        Assert.Equal(1, rates[20], 1e-12);
        Assert.Equal(0.5, rates[40], 1e-12);
    }

    [Fact]
    public void A_plateau_makes_the_rate_fall_when_patience_is_used_up_and_begins_anew()
    {
        var options = new TrainingOptions
        {
            Optimizer = new SgdOptimizer { LearningRate = 8 },
            Schedule = new PlateauSchedule { Patience = 1, FallFactor = 0.5, LowestFactor = 0.2, MinimumImprovement = 0.01 },
        };
        var course = new LearningRateCourse(options, steps: 100);
        List<double> rates = [];

        // The second is an improvement, the third too small a one.
        foreach (double accuracy in (double[])[0.5, 0.6, 0.605, 0.6, 0.6, 0.6, 0.6, 0.6, 0.9, 0.9])
        {
            course.EndEpoch(new Evaluation(accuracy, MacroF1: 0, Loss: 1));
            rates.Add(course.Rate(step: 50, epoch: rates.Count + 1));
        }

        Assert.Equal([8, 8, 8, 4, 4, 2, 2, 1.6, 1.6, 1.6], rates, Close);
    }

    private static bool Close(double expected, double actual) => Math.Abs(expected - actual) < 1e-12;

    private static double[] Rates(LearningRateSchedule schedule)
    {
        schedule.Check();
        var course = new LearningRateCourse(new TrainingOptions { Optimizer = new SgdOptimizer { LearningRate = 1 }, Schedule = schedule }, Epochs * Batches);
        return [.. Enumerable.Range(0, Epochs * Batches).Select(step => course.Rate(step, step / Batches))];
    }
}
