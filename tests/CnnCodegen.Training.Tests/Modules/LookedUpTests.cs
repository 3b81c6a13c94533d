using CnnCodegen.Training.Modules;
using TorchSharp;
using Parameter = TorchSharp.Modules.Parameter;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Tests.Modules;

/// <summary>What is computed once for each distinct token is what conv1d computes at each position.</summary>
public sealed class LookedUpTests
{
    private const int Dimensions = 64;

    public static TheoryData<int, int, int, bool, bool> Cases { get; } = new(
        from width in Enumerable.Range(1, 5)
        from zeros in (IEnumerable<(int Left, int Right)>)[(0, 0), ((width - 1) / 2, width / 2), (width - 1, width - 1), (width - 1, 0)]
        from bias in (bool[])[true, false]
        from sameLength in (bool[])[true, false]
        select new TheoryDataRow<int, int, int, bool, bool>(width, zeros.Left, zeros.Right, bias, sameLength));

    [Theory, MemberData(nameof(Cases))]
    public void Convolutions_of_distinct_tokens_are_conv1d(int width, int left, int right, bool bias, bool sameLength)
    {
        using DisposeScope scope = NewDisposeScope();
        (Signal tokens, VectorTable table, Initializer initializer) = Start(sameLength);
        var convolution = new Convolution(new ConvolutionSettings(7, width, (left, right)) { Bias = bias }, Dimensions, initializer);
        Parameter[] weights = [table.Weight, convolution.Weight, .. bias ? new[] { convolution.Bias! } : []];

        Signal sequence = table.LookUp(tokens);
        (float[] byToken, float[][] gradientsByToken) = Run(sequence);
        (float[] byPosition, float[][] gradientsByPosition) = Run(Signal.Of(table.LookUp(tokens).Values, tokens.Sequence));

        Assert.NotNull(sequence.LookedUp);
        Assert.All(byPosition.Zip(byToken), static pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        Assert.All(gradientsByPosition.Zip(gradientsByToken), static pair => Assert.All(pair.First.Zip(pair.Second), static pair => Assert.Equal(pair.First, pair.Second, 2e-5)));
        Assert.All(gradientsByPosition, static gradient => Assert.Contains(gradient, static value => Math.Abs(value) > 1e-3));

        (float[] Values, float[][] Gradients) Run(Signal input)
        {
            foreach (Parameter weight in weights)
                weight.grad = null;

            Signal output = convolution.Forward(input);
            Tensor own = output.Sequence.ToRows(output.Values);
            (own * own.sin()).sum().backward();
            return (Floats(own), Array.ConvertAll(weights, static weight => Floats(weight.grad!)));
        }
    }

    [Fact]
    public void A_changed_sequence_is_no_longer_looked_up()
    {
        using DisposeScope scope = NewDisposeScope();
        (Signal tokens, VectorTable table, _) = Start(sameLength: false);
        Signal sequence = table.LookUp(tokens);

        Assert.NotNull(sequence.LookedUp);
        Assert.NotNull((sequence with { }).LookedUp);
        Assert.Null((sequence with { Values = sequence.Values * 2 }).LookedUp);
        Assert.Equal([3, 5, 8, 9], tokens.Distinct.Ids.data<long>().ToArray().Where(static id => id != 0));
    }

    [Fact]
    public void Two_tables_that_are_added_stay_looked_up()
    {
        using DisposeScope scope = NewDisposeScope();
        (Signal tokens, VectorTable table, Initializer initializer) = Start(sameLength: false);
        using var other = new VectorTable(10, Dimensions, trained: false, initializer);
        Signal first = table.LookUp(tokens);
        Signal second = other.LookUp(tokens);

        var layer = new LayerDescription("Sum", new AddAttribute("First", "Second"), [], [0, 1], NetworkBuilder.Sequence(Dimensions), []);
        Signal sum = new AddModule(layer).Forward([first, second], new Pass([], [], Training: false, null!));

        Assert.NotNull(sum.LookedUp);
        Assert.Equal(Floats(first.Values + second.Values), Floats(sum.Values));
    }

    private static (Signal Tokens, VectorTable Table, Initializer Initializer) Start(bool sameLength)
    {
        using var generator = new Generator(5);
        var initializer = new Initializer(generator, CPU);
        int[] lengths = sameLength ? [7, 7, 7] : [5, 7, 6];
        long[] ids = [3, 5, 3, 3, 8, 0, 0, 9, 8, 3, 5, 5, 5, 9, 3, 3, 9, 8, 8, 9, 0];
        return (new Signal(tensor(ids, [3, 7]), new SequenceLengths(lengths, CPU)), new VectorTable(10, Dimensions, trained: true, initializer), initializer);
    }

    private static float[] Floats(Tensor values) => values.contiguous().data<float>().ToArray();
}
