using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>Makes the modules of the recurrent layers from their attributes.</summary>
internal static class RecurrentModules
{
    /// <summary>The module of a long short-term memory.</summary>
    public static RecurrentModule Build(LayerDescription layer, LstmAttribute lstm, int channels, Initializer initializer) => new(
        layer,
        lstm,
        channels,
        read => PackedRecurrence.Lstm(read, lstm.Units, lstm.Bidirectional, initializer));

    /// <summary>The module of a gated recurrent unit.</summary>
    public static RecurrentModule Build(LayerDescription layer, GruAttribute gru, int channels, Initializer initializer) => new(
        layer,
        gru,
        channels,
        read => PackedRecurrence.Gru(read, gru.Units, gru.Bidirectional, initializer));

    /// <summary>The module of a plain recurrent network.</summary>
    public static RecurrentModule Build(LayerDescription layer, RnnAttribute rnn, int channels, Initializer initializer) => new(
        layer,
        rnn,
        channels,
        read => rnn switch
        {
            { InputWeights: true, Nonlinearity: Activation.Tanh } => PackedRecurrence.Rnn(read, rnn.Units, rnn.Bidirectional, nn.NonLinearities.Tanh, initializer),
            { InputWeights: true, Nonlinearity: Activation.Relu } => PackedRecurrence.Rnn(read, rnn.Units, rnn.Bidirectional, nn.NonLinearities.ReLU, initializer),
            _ => new SimpleRecurrence(read, rnn.Units, rnn.Bidirectional, rnn.Nonlinearity, rnn.InputWeights, initializer),
        });
}
