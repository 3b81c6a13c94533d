namespace CnnCodegen;

/// <summary>How a sequence becomes shorter, or one vector.</summary>
public enum Pooling
{
    /// <summary>The largest value of each channel, as <see cref="MaxOverTimeAttribute"/>.</summary>
    Max,

    /// <summary>The mean of each channel, as <see cref="AverageOverTimeAttribute"/>.</summary>
    Average,

    /// <summary>The sum of each channel, as <see cref="SumOverTimeAttribute"/>.</summary>
    Sum,

    /// <summary>The <c>k</c> largest values of each channel in the order of time, as <see cref="KMaxPoolAttribute"/>.</summary>
    KMax,

    /// <summary>The last position, as <see cref="LastStepAttribute"/>.</summary>
    LastStep,
}
