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
        read => TorchRecurrence.Lstm(read, lstm.Units, lstm.Bidirectional, initializer));

    /// <summary>The module of a gated recurrent unit.</summary>
    public static RecurrentModule Build(LayerDescription layer, GruAttribute gru, int channels, Initializer initializer) => new(
        layer,
        gru,
        channels,
        read => TorchRecurrence.Gru(read, gru.Units, gru.Bidirectional, initializer));

    /// <summary>The module of a plain recurrent network.</summary>
    public static RecurrentModule Build(LayerDescription layer, RnnAttribute rnn, int channels, Initializer initializer) => new(
        layer,
        rnn,
        channels,
        read => rnn switch
        {
            { InputWeights: true, Nonlinearity: Activation.Tanh } => TorchRecurrence.Rnn(read, rnn.Units, rnn.Bidirectional, nn.NonLinearities.Tanh, initializer),
            { InputWeights: true, Nonlinearity: Activation.Relu } => TorchRecurrence.Rnn(read, rnn.Units, rnn.Bidirectional, nn.NonLinearities.ReLU, initializer),
            _ => new SimpleRecurrence(read, rnn.Units, rnn.Bidirectional, rnn.Nonlinearity, rnn.InputWeights, initializer),
        });
}
