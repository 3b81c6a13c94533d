using static CnnCodegen.Equivalence.Tests.Reference.HandNetwork;

namespace CnnCodegen.Equivalence.Tests.Reference;

/// <summary>
/// Quasi-recurrent layers of one unit and width 2, step by step: <c>z = tanh(ln 2 · x_t)</c>, <c>f = σ(ln 3 · x_{t−1})</c>,
/// <c>o = σ(−ln 3 · x_{t−1})</c>, <c>i = σ(ln 3 · x_t)</c>; backwards <c>z = tanh(ln 3 · x_t)</c>. Of ones that is
/// <c>z = 0.6</c> (backwards 0.8), and <c>f = ½, o = ½</c> at the beginning, <c>f = ¾, o = ¼</c> later, <c>i = ¾</c>.
/// </summary>
public sealed class ReferenceQrnnTests
{
    private static readonly float Ln2 = (float)Math.Log(2);

    private static readonly float Ln3 = (float)Math.Log(3);

    // ½ · 0.6, then ¾ · 0.3 + ¼ · 0.6.
    [Fact]
    public void Forget_gate_alone() => AssertClose([0.3, 0.375], Layer(TextOf(1, 1), new QrnnAttribute(1, 2) { Pooling = QrnnPooling.F }).Whole);

    [Fact]
    public void Forget_and_output_gates() => AssertClose([0.5 * 0.3, 0.25 * 0.375], Layer(TextOf(1, 1), new QrnnAttribute(1, 2)).Whole);

    // ¾ · 0.6, then ¾ · 0.45 + ¾ · 0.6.
    [Fact]
    public void Forget_output_and_input_gates() => AssertClose(
        [0.5 * 0.45, 0.25 * 0.7875], Layer(TextOf(1, 1), new QrnnAttribute(1, 2) { Pooling = QrnnPooling.Ifo }).Whole);

    [Fact]
    public void Bias_is_added_to_each_gate() => AssertClose(
        [0.75 * 0.25 * 0.6],
        TextOf(0).Add(new QrnnAttribute(1, 1), Sequence(1, 1), ("weight", [3, 1, 1], [7, 7, 7]), ("bias", [3], [Ln2, Ln3, Ln3])).Whole);

    // Forwards 0, 1, 1: nothing, ½ · 0.6, ¾ · 0.3 + ¼ · 0.6. Backwards 1, 1, 0: ½ · 0.8, ¾ · 0.4 + ¼ · 0.8, ¾ · 0.5.
    [Fact]
    public void Backward_direction_reads_the_text_from_its_end() => AssertClose(
        [0, 0.375, 0.3, 0.5, 0.375, 0.4],
        Layer(TextOf(0, 1, 1), new QrnnAttribute(1, 2) { Pooling = QrnnPooling.F, Bidirectional = true }).Whole);

    // The state 1 adds ln 3 to the forget gate: f = ¾, then σ(2 ln 3) = 0.9. Its other position, 5, is not looked at.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void State_is_seen_by_the_gates_at_each_position(bool asVector)
    {
        HandNetwork network = new HandNetwork(2).Embedding(1, 1).Input(2).Embedding(5, 1);
        if (asVector)
            network.Add(new LastStepAttribute(), Vector(1));

        AssertClose(
            [0.15, (0.9 * 0.15) + (0.1 * 0.6)],
            Layer(
                network,
                new QrnnAttribute(1, 2) { Pooling = QrnnPooling.F, State = "s" },
                [1, asVector ? 4 : 3],
                ("state.weight", [2, 1], [0, Ln3])).ResultOf([[0, 1], [0, 1]]));
    }

    // f = ¾ forwards and ¼ backwards.
    [Fact]
    public void State_has_weights_for_each_direction() => AssertClose(
        [0.25 * 0.6, 0.75 * 0.8],
        Layer(
            TextOf(1),
            new QrnnAttribute(1, 2) { Pooling = QrnnPooling.F, Bidirectional = true, State = "s" },
            [1, 1],
            ("state.weight", [2, 1], [0, Ln3]),
            ("state.weight_reverse", [2, 1], [0, -Ln3])).Whole);

    // c = 0.3, and its products with the memory are 0 and ln 3: the shares are ¼ and ¾.
    [Fact]
    public void Memory_is_attended_to_with_the_state_before_the_output_gate() => AssertClose(
        [0.5 * ((2 * 0.75 * Math.Log(3) / 0.3) + (10 * 0.3))],
        Layer(
            new HandNetwork(1).Embedding(1).Input(2).Embedding(0, Ln3 / 0.3),
            new QrnnAttribute(1, 2) { Memory = "m" },
            [1, 3],
            Attention).ResultOf([[0], [0, 1]]),
        1e-5);

    // The state 1 opens the output gate to ¾.
    [Fact]
    public void State_stands_before_the_memory() => AssertClose(
        [0.75 * ((2 * 0.75 * Math.Log(3) / 0.3) + (10 * 0.3))],
        Layer(
            new HandNetwork(1).Embedding(1).Input(2).Embedding(0, Ln3 / 0.3),
            new QrnnAttribute(1, 2) { State = "s", Memory = "m" },
            [1, 1, 3],
            [.. Attention, ("state.weight", [3, 1], [0, 0, Ln3])]).ResultOf([[0], [0, 1]]),
        1e-5);

    /// <summary>Two units: the memory's rows are (1, 0) and (0, 1), and both weights swap the units.</summary>
    [Fact]
    public void Attention_mixes_rows_of_the_memory()
    {
        // z of the units is 0.6 and 0.8, f and o are ½, so that c = 0.3, 0.4.
        double first = Math.Exp(0.3) / (Math.Exp(0.3) + Math.Exp(0.4));

        AssertClose(
            [0.5 * (1 - first + 0.4), 0.5 * (first + 0.3)],
            new HandNetwork(1)
                .Embedding(1)
                .Input(2)
                .Embedding([[1, 0], [0, 1]])
                .Add(
                    new QrnnAttribute(2, 1) { Memory = "m" },
                    Sequence(1, 2),
                    [1, 3],
                    ("weight", [6, 1, 1], [Ln2, Ln3, 0, 0, 0, 0]),
                    ("bias", [6], new float[6]),
                    ("attention.memory.weight", [2, 2], [0, 1, 1, 0]),
                    ("attention.state.weight", [2, 2], [0, 1, 1, 0]))
                .ResultOf([[0], [0, 1]]));
    }

    private static (string, int[], float[])[] Attention => [("attention.memory.weight", [1, 1], [2]), ("attention.state.weight", [1, 1], [10])];

    private static HandNetwork Layer(HandNetwork network, QrnnAttribute attribute) => Layer(network, attribute, [1]);

    private static HandNetwork Layer(HandNetwork network, QrnnAttribute attribute, int[] inputs, params (string, int[], float[])[] weights)
    {
        int gates = 2 + (int)attribute.Pooling;
        // Blocks z, f, o, i; of each the weight of the position before, then that of the position itself.
        float[] forward = [0, Ln2, Ln3, 0, -Ln3, 0, 0, Ln3];
        float[] backward = [0, Ln3, .. forward[2..]];
        return network.Add(
            attribute,
            Sequence(3, attribute.Bidirectional ? 2 : 1),
            inputs,
            [
                ("weight", [gates, 1, 2], forward[..(2 * gates)]),
                ("bias", [gates], new float[gates]),
                ("weight_reverse", [gates, 1, 2], backward[..(2 * gates)]),
                ("bias_reverse", [gates], new float[gates]),
                .. weights,
            ]);
    }
}
