using System.Text;
using System.Text.Json;

namespace CnnCodegen.Training;

/// <summary>What a model file tells of its training, as JSON. Nothing in it depends on the time or the machine, so that equal runs write equal files.</summary>
internal static class TrainingJson
{
    /// <summary>An object of the settings that decide about the weights.</summary>
    public static string Options(TrainingOptions options) => Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("epochs", options.Epochs);
        json.WriteNumber("batchSize", options.BatchSize);
        json.WriteNumber("seed", options.Seed);
        json.WriteNumber("developmentFraction", options.DevelopmentFraction);
        json.WriteNumber("minFrequency", options.MinFrequency);
        json.WriteStartObject("initialization");
        options.Initialization.WriteTo(json);
        json.WriteEndObject();
        if (options.PieceLength is { } length)
            json.WriteNumber("pieceLength", length);

        json.WriteStartObject("optimizer");
        options.Optimizer.WriteTo(json);
        json.WriteEndObject();
        json.WriteStartObject("schedule");
        options.Schedule.WriteTo(json);
        json.WriteEndObject();
        WriteOptional(json, "maxGradientNorm", options.MaxGradientNorm);
        WriteOptional(json, "maxGradientValue", options.MaxGradientValue);
        json.WriteNumber("labelSmoothing", options.LabelSmoothing);
        WriteOptional(json, "classWeights", options.ClassWeights is { } weights ? weights.WriteTo : null);
        json.WriteString("metric", options.Metric.ToString());
        WriteOptional(json, "earlyStopping", options.EarlyStopping is { } stopping ? stopping.WriteTo : null);
        json.WriteEndObject();
    });

    /// <summary>An object of what the run reached.</summary>
    public static string Metrics(TrainingMetrics metrics) => Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("end", metrics.End.ToString());
        json.WriteNumber("epochs", metrics.Epochs);
        json.WriteNumber("bestEpoch", metrics.BestEpoch);
        json.WriteNumber("developmentAccuracy", metrics.DevelopmentAccuracy);
        if (metrics.DevelopmentMacroF1 is { } macroF1)
            json.WriteNumber("developmentMacroF1", macroF1);

        if (metrics.DevelopmentSpanF1 is { } spanF1)
            json.WriteNumber("developmentSpanF1", spanF1);

        if (metrics.DevelopmentBleu is { } bleu)
            json.WriteNumber("developmentBleu", bleu);

        json.WriteNumber("developmentLoss", metrics.DevelopmentLoss);
        json.WriteNumber("trainingLoss", metrics.TrainingLoss);
        json.WriteNumber("trainingExamples", metrics.TrainingExamples);
        json.WriteNumber("developmentExamples", metrics.DevelopmentExamples);
        json.WriteEndObject();
    });

    private static void WriteOptional(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, Action<Utf8JsonWriter>? write)
    {
        if (write is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        write(json);
        json.WriteEndObject();
    }

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            write(json);

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
