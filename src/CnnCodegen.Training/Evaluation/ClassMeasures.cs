namespace CnnCodegen.Training;

/// <summary>How well one label is recognised.</summary>
/// <param name="Label">The label.</param>
/// <param name="Precision">Of the answers with this label, the share that is right, in [0, 1]; 0 where it was never the answer.</param>
/// <param name="Recall">Of the examples of this label, the share that was recognised, in [0, 1]; 0 where there is no such example.</param>
/// <param name="Support">The number of examples of this label.</param>
/// <param name="Answers">How often this label was the answer.</param>
public sealed record ClassMeasures(string Label, double Precision, double Recall, int Support, int Answers)
{
    /// <summary>The harmonic mean of precision and recall, in [0, 1]; 0 where both are 0.</summary>
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);
}
