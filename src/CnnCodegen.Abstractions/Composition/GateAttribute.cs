namespace CnnCodegen;

/// <summary>
/// Mixes two layers as a third one says: <c>y = t ⊙ h + (1 − t) ⊙ x</c>. Inputs: three layers of the same shape. Output: the same shape.
/// </summary>
/// <remarks>What <see cref="HighwayGateAttribute{T}"/> joins its parts with. Paper: Srivastava, Greff and Schmidhuber (2015).</remarks>
/// <param name="transform">The layer <c>t</c>, as <c>nameof(Layer)</c>, whose numbers lie between 0 and 1.</param>
/// <param name="candidate">The layer <c>h</c>, which is taken where the gate is 1.</param>
/// <param name="carry">The layer <c>x</c>, which is taken where the gate is 0.</param>
public sealed class GateAttribute(string transform, string candidate, string carry) : LayerAttribute
{
    /// <summary>The layer whose numbers lie between 0 and 1.</summary>
    public string Transform { get; } = transform;

    /// <summary>The layer that is taken where the gate is 1.</summary>
    public string Candidate { get; } = candidate;

    /// <summary>The layer that is taken where the gate is 0.</summary>
    public string Carry { get; } = carry;
}
