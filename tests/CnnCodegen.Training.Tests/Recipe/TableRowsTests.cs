using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Tests.Recipe;

/// <summary>Rows of tables are updated alone, and come to where updates of the whole table take them.</summary>
public sealed class TableRowsTests
{
    private const int Rows = 7;

    /// <summary>A row is looked up twice in a batch; rows are left out for several steps; 0 fills up and is not trained; 6 never comes.</summary>
    private static readonly long[][] Batches = [[1, 2, 2, 0], [3, 1, 0, 0], [4], [3, 4, 3, 5], [5], [0], [4, 5], [2, 1, 5, 3], [1], [2, 2, 2]];

    private static readonly Dictionary<string, (Optimizer Ours, Func<IEnumerable<Parameter>, optim.Optimizer> Theirs)> Pairs = new()
    {
        ["Adadelta"] = (new AdadeltaOptimizer(), static weights => optim.Adadelta(weights, lr: 1, rho: 0.95, eps: 1e-6)),
        ["RMSprop"] = (new RmspropOptimizer { LearningRate = 0.01 }, static weights => optim.RMSProp(weights, 0.01)),
        ["SGD"] = (new SgdOptimizer { Momentum = 0, LearningRate = 0.1 }, static weights => optim.SGD(weights, 0.1)),
    };

    public static TheoryData<string, double?, double?> Cases { get; } = new(
        from name in Pairs.Keys
        from limits in (IEnumerable<(double? Value, double? Norm)>)[(null, null), (0.2, null), (null, 0.5), (0.3, 0.4)]
        select new TheoryDataRow<string, double?, double?>(name, limits.Value, limits.Norm));

    public static TheoryData<Optimizer> OfTheWholeTable { get; } =
    [
        new AdamOptimizer(),
        new AdamWOptimizer(),
        new AdadeltaOptimizer { WeightDecay = 0.1 },
        new RmspropOptimizer { Momentum = 0.5 },
        new RmspropOptimizer { WeightDecay = 0.1 },
        new SgdOptimizer { Momentum = 0.9 },
        new SgdOptimizer { Momentum = 0, WeightDecay = 0.1 },
    ];

    [Theory, MemberData(nameof(Cases))]
    public void Rows_go_where_TorchSharps_optimizer_takes_the_whole_table(string name, double? largest, double? norm)
    {
        (Optimizer ours, Func<IEnumerable<Parameter>, optim.Optimizer> theirs) = Pairs[name];
        using Embedding rows = Table(sparse: true);
        using WeightUpdate update = ours.Create([("table", rows.weight!)]);
        update.KeepRows(["table"]);
        using Embedding whole = Table(sparse: false);
        using optim.Optimizer optimizer = theirs([whole.weight!]);
        var limits = new GradientLimits(largest, norm);

        foreach (long[] batch in Batches)
        {
            using DisposeScope scope = NewDisposeScope();
            update.ForgetGradients();
            Loss(rows, batch).backward();
            update.Step(limits);

            optimizer.zero_grad();
            Loss(whole, batch).backward();
            if (largest is { } value)
                nn.utils.clip_grad_value_([whole.weight!], value);
            if (norm is { } length)
                nn.utils.clip_grad_norm_([whole.weight!], length);
            optimizer.step();
        }

        using Embedding start = Table(sparse: false);
        float[] first = start.weight!.data<float>().ToArray();
        float[] expected = whole.weight!.data<float>().ToArray();
        float[] actual = rows.weight!.data<float>().ToArray();
        Assert.Equal(first[..3], actual[..3]);
        Assert.Equal(first[^3..], actual[^3..]);
        Assert.All(Enumerable.Range(3, 15), index => Assert.NotEqual(first[index], expected[index]));
        Assert.All(expected.Zip(actual), static pair => Assert.Equal(pair.First, pair.Second, 2e-6));
    }

    /// <summary>Where a step without gradient still moves a weight, rows alone would not do.</summary>
    [Theory, MemberData(nameof(OfTheWholeTable))]
    public void Rules_that_move_weights_without_gradient_update_the_whole_table(Optimizer optimizer)
    {
        using Embedding table = Table(sparse: false);
        using WeightUpdate update = optimizer.Create([("table", table.weight!)]);

        Assert.Null(update.Fade);
    }

    /// <summary>A checkpoint must hold which rows are behind.</summary>
    [Fact]
    public void What_rows_have_missed_is_remembered()
    {
        using Embedding table = Table(sparse: true);
        using WeightUpdate update = new AdadeltaOptimizer().Create([("table", table.weight!)]);
        update.KeepRows(["table"]);
        Loss(table, [2, 4]).backward();
        update.Step();
        update.ForgetGradients();
        Loss(table, [4]).backward();
        update.Step();

        Dictionary<string, Tensor> memory = update.Memory.ToDictionary(static part => part.Name, static part => part.Values);
        Assert.Equal(["table.acc_delta", "table.latest_step", "table.square_avg"], memory.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([0, 0, 1, 0, 2, 0, 0], memory["table.latest_step"].data<float>().ToArray());
    }

    private static Embedding Table(bool sparse)
    {
        Embedding table = nn.Embedding(Rows, 3, padding_idx: 0, sparse: sparse);
        table.weight = new Parameter(arange(3 * Rows, dtype: ScalarType.Float32).sin_().reshape(Rows, 3));
        return table;
    }

    private static Tensor Loss(Embedding table, long[] batch)
    {
        Tensor vectors = table.forward(tensor(batch));
        return (vectors * vectors * tensor([0.5f, 1, 2])).sum() + vectors.sum();
    }
}
