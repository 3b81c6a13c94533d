using static CnnCodegen.Equivalence.Tests.Reference.HandNetwork;

namespace CnnCodegen.Equivalence.Tests.Reference;

/// <summary>
/// Recurrent layers, step by step. Logarithms make round numbers: <c>σ(±ln 3) = ¾, ¼</c>, <c>tanh(ln 2) = 0.6</c>, <c>tanh(ln 3) = 0.8</c>.
/// </summary>
public sealed class ReferenceRecurrentTests
{
    private static readonly float Ln2 = (float)Math.Log(2);

    private static readonly float Ln3 = (float)Math.Log(3);

    [Fact]
    public void Simple_recurrence_takes_both_biases_and_the_state_before() => AssertClose(
        [0.6, 0.8],
        TextOf(1, 0)
            .Add(
                new RnnAttribute(1),
                Sequence(2, 1),
                ("weight_ih_l0", [1, 1], [Ln2]),
                ("weight_hh_l0", [1, 1], [Ln3 / 0.6f]),
                ("bias_ih_l0", [1], [5]),
                ("bias_hh_l0", [1], [-5]))
            .Whole);

    // R = (0 1; 1 0) swaps the state's elements.
    [Fact]
    public void Recurrence_without_input_weights_adds_its_input() => AssertClose(
        [1, 2, 3 + 2 + 10, 4 + 1 + 10],
        TextOf([[-9, -8], [3, 4]])
            .Add(
                new RnnAttribute(2) { Nonlinearity = Activation.Relu, InputWeights = false },
                Sequence(2, 2),
                ("weight_hh_l0", [2, 2], [0, 1, 1, 0]),
                ("bias_hh_l0", [2], [10, 10]))
            .Whole);

    [Fact]
    public void Recurrence_may_have_the_logistic_function() => AssertClose(
        [0.75, 0.5],
        TextOf(Ln3, -0.75)
            .Add(
                new RnnAttribute(1) { Nonlinearity = Activation.Sigmoid, InputWeights = false },
                Sequence(2, 1),
                ("weight_hh_l0", [1, 1], [1]),
                ("bias_hh_l0", [1], [0]))
            .Whole);

    // With rectifiers and ones a layer adds up what it reads: 1, 3, 6 forwards and 6, 5, 3 backwards. The second layer reads
    // 1 + 60, 3 + 50, 6 + 30 forwards, and a hundred times the first sum backwards.
    [Fact]
    public void Layers_stand_on_each_other_and_run_in_both_directions() =>
        Assert.Equal([61, 1000, 114, 900, 150, 600], Sums(new RnnAttribute(1) { Bidirectional = true, Layers = 2 }).Whole);

    [Fact]
    public void Final_state_is_the_last_forwards_and_the_first_backwards() =>
        Assert.Equal([150, 1000], Sums(new RnnAttribute(1) { Bidirectional = true, Layers = 2, FinalState = true }).Whole);

    [Fact]
    public void Final_state_of_one_direction_is_the_last() => Assert.Equal(
        [6],
        TextOf(1, 2, 3)
            .Add(
                new RnnAttribute(1) { Nonlinearity = Activation.Relu, FinalState = true },
                Vector(1),
                ("weight_ih_l0", [1, 1], [1]),
                ("weight_hh_l0", [1, 1], [1]),
                ("bias_ih_l0", [1], [0]),
                ("bias_hh_l0", [1], [0]))
            .Whole);

    // The state that all four recurrences begin with is the last number, 3: 4, 6, 9 and 9, 8, 6; then 4 + 90, 6 + 80, 9 + 60 and 400, 600, 900.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void First_state_is_given_to_every_layer_and_direction(bool asVector)
    {
        HandNetwork network = TextOf(1, 2, 3);
        if (asVector)
            network.Add(new MaxOverTimeAttribute(), Vector(1));

        Assert.Equal(
            [97, 1903, 183, 1503, 252, 903],
            Sums(network, new RnnAttribute(1) { Bidirectional = true, Layers = 2, State = "s" }, [1, asVector ? 2 : 1]).Whole);
    }

    // i = ¾, f = ½, g = 0.6, and o = σ(−ln 3 + 2 ln 3 · ½) = ½ with the state ½ that it begins with; c begins with 0.
    // Then x = 0: i = ½, f = ½, g = 0, o = σ(2 ln 3 · h).
    [Fact]
    public void Long_short_term_memory_has_its_gates_in_the_order_of_its_rows()
    {
        double firstMemory = 0.75 * 0.6;
        double firstState = 0.5 * Math.Tanh(firstMemory);
        double secondMemory = 0.5 * firstMemory;
        double secondState = Math.Tanh(secondMemory) / (1 + Math.Exp(-2 * Math.Log(3) * firstState));

        AssertClose(
            [firstState, secondState],
            WithState(
                new LstmAttribute(1) { State = "s" },
                ("weight_ih_l0", [4, 1], [Ln3, 0, Ln2, -Ln3]),
                ("weight_hh_l0", [4, 1], [0, 0, 0, 2 * Ln3]),
                ("bias_ih_l0", [4], [1, 2, 3, 4]),
                ("bias_hh_l0", [4], [-1, -2, -3, -4])));
    }

    /// <summary>All gates see the inputs and the states of both units; only the forget gate's row of unit 1 is not zero.</summary>
    [Fact]
    public void Long_short_term_memory_has_a_block_of_rows_for_each_gate()
    {
        var fromInput = new float[8];
        // g of unit 0 and of unit 1; f of unit 1 is ¾.
        (fromInput[4], fromInput[5]) = (Ln2, Ln3);
        var bias = new float[8];
        bias[3] = Ln3;

        AssertClose(
            [
                0.5 * Math.Tanh(0.3), 0.5 * Math.Tanh(0.4),
                0.5 * Math.Tanh(0.5 * 0.3), 0.5 * Math.Tanh(0.75 * 0.4),
            ],
            TextOf(1, 0)
                .Add(
                    new LstmAttribute(2),
                    Sequence(2, 2),
                    ("weight_ih_l0", [8, 1], fromInput),
                    ("weight_hh_l0", [8, 2], new float[16]),
                    ("bias_ih_l0", [8], bias),
                    ("bias_hh_l0", [8], new float[8]))
                .Whole);
    }

    // The state ½: r = ¾, z = ¼, n = tanh(ln 2 − 1.5 + ¾ · (2 · ½ + 1)) = tanh(ln 2) = 0.6. Then x = 0: r = z = ½, and n from the state 0.575.
    [Fact]
    public void Gated_recurrent_unit_resets_the_state_after_its_transformation()
    {
        double first = (0.75 * 0.6) + (0.25 * 0.5);
        double second = (0.5 * Math.Tanh(Math.Log(2) - 1.5 + (0.5 * ((2 * first) + 1)))) + (0.5 * first);

        AssertClose(
            [first, second],
            WithState(
                new GruAttribute(1) { State = "s" },
                ("weight_ih_l0", [3, 1], [Ln3, -Ln3, 0]),
                ("weight_hh_l0", [3, 1], [0, 0, 2]),
                ("bias_ih_l0", [3], [1, 2, Ln2 - 1.5f]),
                ("bias_hh_l0", [3], [-1, -2, 1])));
    }

    /// <summary>A recurrence over 1, 0 that begins with ½.</summary>
    private static double[] WithState(LayerAttribute attribute, params (string Name, int[] Shape, float[] Elements)[] weights) => new HandNetwork(2)
        .Embedding(1, 0)
        .Input(1)
        .Embedding(0.5)
        .Add(attribute, Sequence(2, 1), [1, 3], weights)
        .ResultOf([[0, 1], [0]]);

    private static HandNetwork Sums(RnnAttribute attribute) => Sums(TextOf(1, 2, 3), attribute, [1]);

    private static HandNetwork Sums(HandNetwork network, RnnAttribute attribute, int[] inputs)
    {
        attribute.Nonlinearity = Activation.Relu;
        return network.Add(
            attribute,
            attribute.FinalState ? Vector(2) : Sequence(3, 2),
            inputs,
            [
                ("weight_ih_l0", [1, 1], [1]),
                ("weight_ih_l0_reverse", [1, 1], [1]),
                ("weight_ih_l1", [1, 2], [1, 10]),
                ("weight_ih_l1_reverse", [1, 2], [100, 0]),
                .. from name in (string[])["l0", "l0_reverse", "l1", "l1_reverse"]
                   from tensor in ((string, int[], float[])[])[($"weight_hh_{name}", [1, 1], [1]), ($"bias_ih_{name}", [1], [0]), ($"bias_hh_{name}", [1], [0])]
                   select tensor,
            ]);
    }
}
