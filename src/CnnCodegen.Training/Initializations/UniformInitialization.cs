using System.Text.Json;

namespace CnnCodegen.Training;

/// <summary>Weights start uniform in ± <see cref="Range"/>, whatever their layer's size, and biases at zero.</summary>
/// <remarks>
/// Kim (2014) has 0.01. A filter's first numbers stay in what it finds in words that training saw seldom; small ones let it forget them sooner.
/// </remarks>
/// <param name="Range">The bound of the numbers; positive.</param>
public sealed record UniformInitialization(double Range) : Initialization
{
    /// <summary>
    /// Whether the range is also that of tables of vectors that do not start from word vectors, of recurrent layers and of biases without a number of their own, as
    /// is usual for language models: Kim et al. (2016) have 0.05.
    /// </summary>
    public bool OfAll { get; init; }

    internal override void WriteTo(Utf8JsonWriter json)
    {
        json.WriteString("name", "Uniform");
        json.WriteNumber("range", Range);
        json.WriteBoolean("ofAll", OfAll);
    }

    internal override void Check() => Setting.Check(Range > 0 && double.IsFinite(Range), nameof(Range), Range, "positive");
}
