using System.Text.Json;

namespace CnnCodegen.Training;

/// <summary>
/// Weights start normally distributed with the variance 2 / fan-in, which keeps the size of signals through many layers of ReLU, and biases at zero. He et al.
/// (2015).
/// </summary>
public sealed record HeInitialization : Initialization
{
    internal override void WriteTo(Utf8JsonWriter json) => json.WriteString("name", "He");
}
