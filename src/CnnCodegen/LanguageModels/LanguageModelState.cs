namespace CnnCodegen.LanguageModels;

/// <summary>
/// What a language model remembers of what it read: one stream. A copy goes on from the same place apart from the other, so that several continuations can be
/// tried. Made by <see cref="ILanguageModel{TSelf}.Start"/>; belongs to that instance. Not for several threads at a time.
/// </summary>
public sealed class LanguageModelState
{
    private readonly float[] _floats;

    internal LanguageModelState(object model, int length)
    {
        Model = model;
        _floats = new float[length];
    }

    /// <summary>The model that it belongs to.</summary>
    internal object Model { get; }

    internal Span<float> Floats => _floats;

    /// <summary>Makes another state of this one. Allocates nothing.</summary>
    /// <param name="other">The state that forgets what it was and becomes like this one.</param>
    /// <exception cref="ArgumentException">It belongs to another model.</exception>
    public void CopyTo(LanguageModelState other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!ReferenceEquals(Model, other.Model))
            throw new ArgumentException("Expected a state of the same model, found one of another.", nameof(other));
        _floats.CopyTo(other._floats, 0);
    }

    /// <summary>A second stream that goes on from the same place.</summary>
    public LanguageModelState Copy()
    {
        var copy = new LanguageModelState(Model, _floats.Length);
        CopyTo(copy);
        return copy;
    }
}
