namespace CnnCodegen.Training.Modules;

/// <summary>Brings vectors beside sequences to the sequences' length.</summary>
internal static class Broadcast
{
    /// <summary>All inputs as sequences where one is a sequence, otherwise as they are.</summary>
    public static IReadOnlyList<Signal> ToSameLength(IReadOnlyList<Signal> inputs)
    {
        if (inputs.FirstOrDefault(static input => input.Lengths is not null)?.Lengths is not { } lengths)
            return inputs;

        return [.. inputs.Select(input => input.Lengths is null ? Signal.Of(input.Values.unsqueeze(2).expand(-1, -1, lengths.Longest), lengths) : input)];
    }
}
