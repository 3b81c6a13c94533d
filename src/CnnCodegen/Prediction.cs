namespace CnnCodegen;

/// <summary>The most probable label of a text.</summary>
/// <param name="Label">The label.</param>
/// <param name="Index">The label's place in the network's <c>Labels</c>.</param>
/// <param name="Probability">Its probability by softmax over the network's outputs, in [0, 1].</param>
public readonly record struct Prediction(string Label, int Index, float Probability);
