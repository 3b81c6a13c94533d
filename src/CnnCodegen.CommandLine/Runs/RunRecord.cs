using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>A finished run, as a JSON file has it.</summary>
/// <param name="Key">What decided about its result; see <see cref="RunKey"/>.</param>
/// <param name="Measures">The measures of the overview, for whoever reads the file; they follow from the answers.</param>
/// <param name="Settings">How the classifier was made, for reports.</param>
/// <param name="Seconds">How long training took.</param>
/// <param name="Curve">What was reached after each epoch.</param>
/// <param name="Labels">The labels, in the order of the probabilities.</param>
/// <param name="Probabilities">For each test example one probability per label: 32-bit floats, little-endian, in base 64.</param>
/// <param name="Sha256">The hash of the file with this member empty.</param>
/// <param name="Build">The build of the trainer, for whoever wonders why runs of one version differ; null where it is not known.</param>
/// <param name="Cost">What the trained classifier costs whoever uses it; null where that was not measured.</param>
internal sealed record RunRecord(
    IReadOnlyDictionary<string, string> Key,
    IReadOnlyDictionary<string, double> Measures,
    IReadOnlyList<ReportFact> Settings,
    double? Seconds,
    IReadOnlyList<EpochResult> Curve,
    IReadOnlyList<string> Labels,
    byte[] Probabilities,
    string Sha256,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Build = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ClassifierCost? Cost = null)
{
    private static readonly string? ThisBuild = typeof(TrainingOptions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The record of a run.</summary>
    public static RunRecord Of(RunKey key, FinishedRun run)
    {
        ClassifierEvaluation evaluation = run.Run.Evaluation;
        float[] probabilities = [.. evaluation.Predictions.SelectMany(static prediction => prediction.Probabilities.ToArray())];
        var record = new RunRecord(
            key.Parts,
            ReportText.Measures.ToDictionary(static measure => measure.Name, measure => measure.Of(evaluation.Measures)),
            run.Settings,
            run.Run.Seconds,
            run.Run.Curve,
            evaluation.Measures.Confusion.Labels,
            MemoryMarshal.AsBytes<float>(probabilities).ToArray(),
            "",
            ThisBuild,
            run.Run.Cost);
        return record.Sealed();
    }

    /// <summary>Reads what <see cref="ToJson"/> writes.</summary>
    /// <exception cref="JsonException">It is something else, or was changed.</exception>
    public static RunRecord Parse(string json)
    {
        RunRecord record = JsonSerializer.Deserialize<RunRecord>(json, Json) ?? throw new JsonException("There is nothing in it.");
        return record.Hash() == record.Sha256 ? record : throw new JsonException("Its content is not what was written.");
    }

    /// <summary>The record with its hash.</summary>
    public RunRecord Sealed() => this with { Sha256 = Hash() };

    /// <summary>The record as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>The run that was recorded.</summary>
    /// <param name="trial">What it worked on.</param>
    /// <exception cref="ArgumentException">It worked on something else.</exception>
    public FinishedRun ToRun(Trial trial) => new(
        new ReportedRun(trial.Name, ClassifierEvaluation.Of(Labels, trial.Test, MemoryMarshal.Cast<byte, float>(Probabilities).ToArray()), Curve, Seconds) { Cost = Cost },
        Settings,
        Build == ThisBuild ? null : Build);

    private string Hash() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this with { Sha256 = "" }, Json)));
}
