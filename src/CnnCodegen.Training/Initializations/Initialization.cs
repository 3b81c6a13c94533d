using System.Text.Json;

namespace CnnCodegen.Training;

/// <summary>
/// What the weights of convolutions and linear layers start from, and those of layers that are made of them: one of <see cref="PyTorchInitialization"/>,
/// <see cref="UniformInitialization"/>, <see cref="HeInitialization"/>.
/// </summary>
/// <remarks>
/// Tables of vectors start uniform in ± 0.25 (Kim 2014), recurrent layers uniform in ± 1 / √units, normalisations as the identity, unless
/// <see cref="UniformInitialization.OfAll"/> says otherwise. A bias whose number is declared starts from that.
/// </remarks>
public abstract record Initialization
{
    private protected Initialization()
    {
    }

    /// <summary>Writes the settings as properties of a JSON object that is open.</summary>
    internal abstract void WriteTo(Utf8JsonWriter json);

    /// <summary>Checks that all settings are in their ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is not.</exception>
    internal virtual void Check()
    {
    }
}
