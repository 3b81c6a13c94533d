namespace CnnCodegen.Kernels;

/// <summary>The taps of a filter as a type: code over it is compiled once for each number, with as many sums in registers.</summary>
internal interface ITapCount
{
    /// <summary>The positions that a filter reads.</summary>
    static abstract int Taps { get; }
}

/// <summary>One tap.</summary>
internal readonly struct OneTap : ITapCount
{
    public static int Taps => 1;
}

/// <summary>Two taps.</summary>
internal readonly struct TwoTaps : ITapCount
{
    public static int Taps => 2;
}

/// <summary>Three taps.</summary>
internal readonly struct ThreeTaps : ITapCount
{
    public static int Taps => 3;
}

/// <summary>Four taps.</summary>
internal readonly struct FourTaps : ITapCount
{
    public static int Taps => 4;
}

/// <summary>Five taps: with two vectors of filters they take twelve registers, and no narrow machine has many more.</summary>
internal readonly struct FiveTaps : ITapCount
{
    public static int Taps => 5;
}
