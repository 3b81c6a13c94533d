using System.Globalization;

namespace CnnCodegen.Runtime;

/// <summary>The names of a network's outputs.</summary>
internal static class ModelLabels
{
    /// <summary>Reads the names; "0", "1", … where the file has none.</summary>
    /// <exception cref="ModelFileException">Their number is not that of the outputs.</exception>
    public static string[] Read(ModelFile file, NetworkDescription description)
    {
        int count = description.Output.Output.Channels;
        if (!file.Metadata.TryGetValue(ModelMetadata.Labels, out string? json))
            return [.. Enumerable.Range(0, count).Select(static index => index.ToString(CultureInfo.InvariantCulture))];

        List<string> labels = file.Locate(() => JsonText.ReadStrings(json, ModelMetadata.Labels));
        if (labels.Count != count)
        {
            throw file.Fault(
                ModelMetadata.Labels,
                FormattableString.Invariant($"{count} labels, one for each output of {description.Name}"),
                FormattableString.Invariant($"{labels.Count}"));
        }

        return [.. labels];
    }
}
