namespace CnnCodegen.Preparation;

/// <summary>A number of panels of filters next to each other, each of the same number of vectors.</summary>
/// <param name="Panels">The number of panels.</param>
/// <param name="Vectors">The vectors of filters in each.</param>
public readonly record struct PanelRun(int Panels, int Vectors);
