using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Tests.Recipe;

public sealed class OptimizerTests
{
    /// <summary>Our settings beside TorchSharp's optimiser with the same.</summary>
    private static readonly Dictionary<string, (Optimizer Ours, Func<IEnumerable<Parameter>, optim.Optimizer> Theirs)> Pairs = new()
    {
        ["Adadelta"] = (new AdadeltaOptimizer(), static weights => optim.Adadelta(weights, lr: 1, rho: 0.95, eps: 1e-6)),
        ["Adadelta with decay"] = (new AdadeltaOptimizer { LearningRate = 0.5, Rho = 0.9, WeightDecay = 0.1 }, static weights => optim.Adadelta(weights, lr: 0.5, rho: 0.9, eps: 1e-6, weight_decay: 0.1)),
        ["Adam"] = (new AdamOptimizer { LearningRate = 0.05 }, static weights => optim.Adam(weights, lr: 0.05)),
        ["Adam with decay"] = (new AdamOptimizer { LearningRate = 0.05, Beta1 = 0.8, WeightDecay = 0.1 }, static weights => optim.Adam(weights, lr: 0.05, beta1: 0.8, weight_decay: 0.1)),
        ["AdamW"] = (new AdamWOptimizer { LearningRate = 0.05, WeightDecay = 0.1 }, static weights => optim.AdamW(weights, lr: 0.05, weight_decay: 0.1)),
        ["SGD"] = (new SgdOptimizer { Momentum = 0, WeightDecay = 0.1 }, static weights => optim.SGD(weights, 0.01, weight_decay: 0.1)),
        ["SGD with momentum"] = (new SgdOptimizer { WeightDecay = 0.1 }, static weights => optim.SGD(weights, 0.01, momentum: 0.9, weight_decay: 0.1)),
        ["SGD with Nesterov's momentum"] = (new SgdOptimizer { Nesterov = true }, static weights => optim.SGD(weights, 0.01, momentum: 0.9, nesterov: true)),
        ["RMSprop"] = (new RmspropOptimizer { LearningRate = 0.01, WeightDecay = 0.1 }, static weights => optim.RMSProp(weights, 0.01, weight_decay: 0.1)),
        ["RMSprop with momentum"] = (new RmspropOptimizer { LearningRate = 0.01, Momentum = 0.8 }, static weights => optim.RMSProp(weights, 0.01, momentum: 0.8)),
    };

    // The greater one is updated in pieces, the last of them a short one.
    public static MatrixTheoryData<string, int> Weights { get; } = new(Pairs.Keys, [37, (int)(2 * UpdatedWeight.NumbersAtATime) + 37]);

    [Theory, MemberData(nameof(Weights))]
    public void Weights_go_where_TorchSharps_optimizer_takes_them(string name, int count)
    {
        (Optimizer ours, Func<IEnumerable<Parameter>, optim.Optimizer> theirs) = Pairs[name];
        using Parameter first = Start(count);
        using WeightUpdate update = ours.Create([("weight", first)]);
        using Parameter second = Start(count);
        using optim.Optimizer optimizer = theirs([second]);
        var targets = new Random(4);

        for (int step = 0; step < 30; step++)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor target = tensor(Enumerable.Range(0, count).Select(_ => targets.NextSingle() - 0.5f).ToArray());
            update.ForgetGradients();
            (first - target).pow(2).sum().backward();
            update.Step();
            optimizer.zero_grad();
            (second - target).pow(2).sum().backward();
            optimizer.step();
        }

        float[] expected = second.data<float>().ToArray();
        Assert.NotEqual(Start(count).data<float>().ToArray(), expected);
        Assert.DoesNotContain(expected.Zip(first.data<float>()), static pair => !(Math.Abs(pair.First - pair.Second) <= 2e-6));
    }

    /// <summary>Kim's rule on two gradients, followed by hand in double precision.</summary>
    [Fact]
    public void Adadelta_takes_the_steps_of_its_paper()
    {
        using var weight = new Parameter(tensor([0.5f]));
        using WeightUpdate update = new AdadeltaOptimizer().Create([("weight", weight)]);
        double expected = 0.5, v = 0, u = 0;

        foreach (double gradient in (double[])[0.3, -0.2, 0.1])
        {
            v = (0.95 * v) + (0.05 * gradient * gradient);
            double step = Math.Sqrt(u + 1e-6) / Math.Sqrt(v + 1e-6) * gradient;
            u = (0.95 * u) + (0.05 * step * step);
            expected -= step;
            weight.grad = tensor([(float)gradient]);
            update.Step();
        }

        Assert.Equal(expected, weight.item<float>(), 1e-7);
    }

    private static Parameter Start(int count) => new(tensor(Enumerable.Range(0, count).Select(static index => MathF.Sin(index)).ToArray()));
}
