using CnnCodegen.Training.Modules;
using TorchSharp;
using Parameter = TorchSharp.Modules.Parameter;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Tests.Modules;

/// <summary>What is computed once for each distinct token is what conv1d computes at each position.</summary>
public sealed class LookUpTests
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

        (float[] byToken, float[][] gradientsByToken) = Run(LookUp(table, tokens));
        (float[] byPosition, float[][] gradientsByPosition) = Run(Signal.Of(LookUp(table, tokens).Values, tokens.Sequence));

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

    /// <summary>Of one and the same embedding, a convolution asks for the distinct tokens, and the layer beside it for all positions.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public void Readers_that_look_up_in_different_ways_add_their_gradients(bool ofRows)
    {
        using DisposeScope scope = NewDisposeScope();
        (Signal tokens, VectorTable table, Initializer initializer) = Start(sameLength: false);
        if (ofRows)
            table.UseRowGradients();

        var convolution = new Convolution(new ConvolutionSettings(7, 3, (1, 1)), Dimensions, initializer);
        float[] inBothWays = Gradient(LookUp(table, tokens), LookUp(table, tokens));
        Signal shared = LookUp(table, tokens);
        float[] ofOneSignal = Gradient(shared, shared);
        Signal values = Signal.Of(LookUp(table, tokens).Values, tokens.Sequence);
        float[] byPosition = Gradient(values, values);

        Assert.Contains(byPosition, static value => Math.Abs(value) > 1e-3);
        Assert.All(byPosition[..Dimensions], static value => Assert.Equal(0, value));
        Assert.All(byPosition.Zip(inBothWays), static pair => Assert.Equal(pair.First, pair.Second, 2e-5));
        Assert.All(byPosition.Zip(ofOneSignal), static pair => Assert.Equal(pair.First, pair.Second, 2e-5));

        float[] Gradient(Signal convolved, Signal summed)
        {
            table.Weight.grad = null;
            Tensor maps = OverTime.Sum(convolution.Forward(convolved));
            ((maps * maps).sum() + OverTime.Sum(summed).sin().sum()).backward();
            return Floats(ofRows ? table.Weight.grad!.to_dense() : table.Weight.grad!);
        }
    }

    /// <summary>Finding the distinct tokens takes longer than it saves where nobody multiplies long vectors.</summary>
    [Theory]
    [InlineData(Dimensions, 1, true)]
    [InlineData(Dimensions, 2, false)]
    [InlineData(Dimensions / 2, 1, false)]
    public void Convolutions_ask_for_distinct_tokens_where_that_pays(int dimensions, int stride, bool pays)
    {
        using DisposeScope scope = NewDisposeScope();
        (Signal tokens, _, Initializer initializer) = Start(sameLength: false);
        using var table = new VectorTable(10, dimensions, trained: true, initializer);
        var convolution = new Convolution(new ConvolutionSettings(7, 3, (0, 0)) { Stride = stride }, dimensions, initializer);

        Assert.Equal(pays, convolution.IsCheaperByToken(new LookUp([table], tokens)));
        Assert.Equal([3, 5, 8, 9], tokens.Distinct.Ids.data<long>().ToArray().Where(static id => id != 0));
    }

    [Fact]
    public void A_changed_sequence_is_no_longer_looked_up()
    {
        using DisposeScope scope = NewDisposeScope();
        (Signal tokens, VectorTable table, _) = Start(sameLength: false);
        Signal sequence = LookUp(table, tokens);

        Assert.NotNull(sequence.LookUp);
        Assert.NotNull((sequence with { }).LookUp);
        Assert.Null((sequence with { Values = sequence.Values * 2 }).LookUp);
    }

    [Fact]
    public void Two_tables_that_are_added_stay_looked_up()
    {
        using DisposeScope scope = NewDisposeScope();
        (Signal tokens, VectorTable table, Initializer initializer) = Start(sameLength: false);
        using var other = new VectorTable(10, Dimensions, trained: false, initializer);
        Signal first = LookUp(table, tokens);
        Signal second = LookUp(other, tokens);

        var layer = new LayerDescription("Sum", new AddAttribute("First", "Second"), [], [0, 1], NetworkBuilder.Sequence(Dimensions), []);
        Signal sum = new AddModule(layer).Forward([first, second], new Pass([], [], Training: false, null!));

        Assert.NotNull(sum.LookUp);
        Assert.Equal(Floats(first.Values + second.Values), Floats(sum.Values));
        Assert.Equal(
            Floats(first.LookUp!.ByToken.Vectors + second.LookUp!.ByToken.Vectors),
            Floats(sum.LookUp.ByToken.Vectors));
    }

    private static Signal LookUp(VectorTable table, Signal tokens) => Signal.Of(new LookUp([table], tokens));

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
