namespace CnnCodegen.Benchmarks.Comparison;

/// <summary>One way to compute a network, over a fixed set of texts.</summary>
/// <param name="engine">Who computes: <c>generated code</c>, <c>ONNX Runtime</c>, <c>libtorch</c>.</param>
/// <param name="form">In which form the network was put to the engine; empty where there is one alone.</param>
internal abstract class Candidate(string engine, string form) : IDisposable
{
    /// <summary>The engine's name where the generator wrote the code.</summary>
    public const string Generated = "generated code";

    /// <summary>Who computes.</summary>
    public string Engine { get; } = engine;

    /// <summary>In which form the network was put to the engine.</summary>
    public string Form { get; } = form;

    /// <summary>How far its results may be from the first candidate's, as a part of the largest of them.</summary>
    public float Tolerance { get; init; } = Agreement.Tolerance;

    /// <summary>Computes the scores of one text: what is measured.</summary>
    /// <param name="text">The text's index.</param>
    public abstract void Run(int text);

    /// <summary>The result of the last <see cref="Run"/>: not measured.</summary>
    public abstract float[] Scores();

    public abstract void Dispose();

    public override string ToString() => Form.Length == 0 ? Engine : $"{Engine}, {Form}";
}
