using System.Text.Json;

namespace CnnCodegen.Training;

/// <summary>Weights and biases start uniform in ± 1 / √fan-in, as in PyTorch.</summary>
public sealed record PyTorchInitialization : Initialization
{
    internal override void WriteTo(Utf8JsonWriter json) => json.WriteString("name", "PyTorch");
}
