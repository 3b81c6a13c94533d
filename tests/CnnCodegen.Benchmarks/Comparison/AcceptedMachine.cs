using System.Text.Json;

namespace CnnCodegen.Benchmarks.Comparison;

/// <summary>The rows that were last accepted on one kind of machine: an entry of docs/performance.json.</summary>
/// <param name="Processor">The processor's name.</param>
/// <param name="VectorBits">The width of the vectors that generated code used.</param>
/// <param name="Date">The day of the last acceptance.</param>
/// <param name="Versions">.NET, ONNX Runtime and libtorch.</param>
/// <param name="Rows">The rows.</param>
internal sealed record AcceptedMachine(string Processor, int VectorBits, DateOnly Date, string Versions, IReadOnlyList<ComparisonRow> Rows)
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The entries of a file; none where there is no file.</summary>
    public static IReadOnlyList<AcceptedMachine> Read(string path) =>
        File.Exists(path) ? JsonSerializer.Deserialize<AcceptedMachine[]>(File.ReadAllBytes(path), s_options)! : [];

    /// <summary>Writes the entries to a file, beside it first.</summary>
    public static void Write(string path, IReadOnlyList<AcceptedMachine> machines)
    {
        string beside = path + ".new";
        File.WriteAllText(beside, JsonSerializer.Serialize(machines, s_options).ReplaceLineEndings("\n") + "\n");
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Whether figures of the two may be compared.</summary>
    public bool IsSameKindAs(AcceptedMachine other) => Processor == other.Processor && VectorBits == other.VectorBits;

    /// <summary>The entries with a new one, which takes the place of that of the same kind. Rows that were not measured stay while the versions are the same.</summary>
    public static IReadOnlyList<AcceptedMachine> Accept(IReadOnlyList<AcceptedMachine> machines, AcceptedMachine measured)
    {
        AcceptedMachine? before = machines.SingleOrDefault(measured.IsSameKindAs);
        IEnumerable<ComparisonRow> kept = before is null || before.Versions != measured.Versions
            ? []
            : before.Rows.Where(row => measured.Rows.All(other => other.Name != row.Name));
        return [.. machines.Where(machine => machine != before), measured with { Rows = [.. kept, .. measured.Rows] }];
    }
}
