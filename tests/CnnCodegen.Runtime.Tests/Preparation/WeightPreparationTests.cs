using CnnCodegen.Kernels;
using CnnCodegen.Preparation;
using CnnCodegen.Runtime.Tests.Kernels;

namespace CnnCodegen.Runtime.Tests.Preparation;

/// <summary>What happens to weights before the first text: it must not change what they compute.</summary>
public sealed class WeightPreparationTests
{
    private const double Tolerance = 2e-6;

    private readonly Random _random = new(1);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_layer_with_folded_batch_normalisation_computes_the_same(bool withBias)
    {
        const int outputs = 7, inputs = 10;
        float[] layer = TestRows.Vector(_random, outputs * inputs), layerBias = withBias ? TestRows.Vector(_random, outputs) : [], x = TestRows.Vector(_random, inputs);
        float[] weight = TestRows.Vector(_random, outputs), bias = TestRows.Vector(_random, outputs), mean = TestRows.Vector(_random, outputs);
        float[] variance = [.. TestRows.Vector(_random, outputs).Select(MathF.Abs)];
        float[] y = new float[outputs];
        var norm = new BatchNormFolding(weight, bias, mean, variance, 1e-3);

        FullyConnected.Apply(norm.Weight(layer), norm.Bias(layerBias), x, y);
        TestRows.AssertNear((_, output) => Normalized(output), y, 1, outputs, outputs, Tolerance, "folded");

        FullyConnected.Apply(layer, layerBias, x, y);
        Normalization.ScaleAndShift(y, outputs, norm.Scale().Span, norm.Shift().Span, y, outputs);
        TestRows.AssertNear((_, output) => Normalized(output), y, 1, outputs, outputs, Tolerance, "scaled and shifted");

        double Normalized(int output)
        {
            double value = Enumerable.Range(0, inputs).Sum(i => (double)layer[(output * inputs) + i] * x[i]) + (withBias ? layerBias[output] : 0);
            return ((value - mean[output]) / Math.Sqrt(variance[output] + 1e-3) * weight[output]) + bias[output];
        }
    }

    [Fact]
    public void Folding_rounds_once()
    {
        float[] weight = [0.1f], variance = [0.3f], layer = [0.7f];

        Assert.Equal((float)(0.7f * (0.1f / Math.Sqrt(0.3f + 1e-5))), new BatchNormFolding(weight, [0], [0], variance, 1e-5).Weight(layer)[0]);
    }

    [Fact]
    public void A_fully_connected_layer_reads_rows_where_they_lie()
    {
        const int outputs = 5, channels = 6, positions = 4, pitch = 9;
        float[] weight = TestRows.Vector(_random, outputs * channels * positions);
        float[] x = TestRows.Vector(_random, positions * pitch), flat = new float[channels * positions], y = new float[outputs];
        Flattening.Apply(x, pitch, channels, positions, flat);

        FullyConnected.Apply(FlattenOrder.Columns(weight, outputs, channels, positions, pitch).Span, [], x, y);

        TestRows.AssertNear(
            (_, output) => Enumerable.Range(0, flat.Length).Sum(i => (double)weight[(output * flat.Length) + i] * flat[i]), y, 1, outputs, outputs, Tolerance, "in place");
    }

    [Fact]
    public void The_filters_of_a_window_have_the_order_of_a_convolution()
    {
        const int outputs = 3, channels = 4, size = 5;
        float[] weight = TestRows.Vector(_random, outputs * channels * size);

        float[] filters = FlattenOrder.Filters(weight, outputs, channels, size);

        for (int output = 0; output < outputs; output++)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                for (int position = 0; position < size; position++)
                    Assert.Equal(weight[(((output * size) + position) * channels) + channel], filters[(((output * channels) + channel) * size) + position]);
            }
        }
    }

    [Fact]
    public void Tables_and_biases_are_added()
    {
        Assert.Equal([5f, 7f, 9f], TableSum.Of([1, 2, 3], [4, 5, 6]));
        Assert.Equal([8f, 10f, 12f, 14f, 5f, 6f], BiasSum.Of([1, 2, 3, 4, 5, 6], [7, 8, 9, 10, 11, 12], count: 4));
        Assert.Equal([11f, 12f], GruBias.Candidate([7, 8, 9, 10, 11, 12], 2).Span);
    }

    [Fact]
    public void Reversed_filters_read_time_backwards() =>
        Assert.Equal([3f, 2f, 1f, 6f, 5f, 4f], FilterOrders.Reversed([1, 2, 3, 4, 5, 6], width: 3));

    [Fact]
    public void Spellings_end_at_their_last_character_and_are_filled_up_to_the_shortest()
    {
        var spellings = new Spellings([4, 0, 5, 0, 0, 0, 0, 0], characters: 4, minLength: 2, rows: 6, "Spelled.spellings");

        Assert.Equal([4, 0, 5], spellings[0]);
        Assert.Equal([0, 0], spellings[1]);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(-1)]
    [InlineData(1.5f)]
    public void A_spelling_that_is_no_list_of_ids_is_refused(float id)
    {
        ModelFileException exception = Assert.Throws<ModelFileException>(() => new Spellings([1, id], characters: 1, minLength: 1, rows: 6, "Spelled.spellings"));

        Assert.Equal("Spelled.spellings", exception.Field);
        Assert.Contains("word 1", exception.Found, StringComparison.Ordinal);
    }
}
