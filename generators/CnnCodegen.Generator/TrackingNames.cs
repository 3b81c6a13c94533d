namespace CnnCodegen.Generator;

/// <summary>The names of the pipeline's steps, by which tests ask why a step ran.</summary>
internal static class TrackingNames
{
    /// <summary>Facts are copied from syntax and symbols; runs on every edit.</summary>
    public const string Parse = nameof(Parse);

    /// <summary>The equality gate: below it, nothing runs unless a declaration or an option changed.</summary>
    public const string Declaration = nameof(Declaration);

    /// <summary>What the project sets for all networks.</summary>
    public const string Options = nameof(Options);

    /// <summary>The compiler proper.</summary>
    public const string Compile = nameof(Compile);

    /// <summary>The files of one network.</summary>
    public const string Files = nameof(Files);

    /// <summary>The mistakes of one network, without positions.</summary>
    public const string Complaints = nameof(Complaints);

    /// <summary>The positions of all networks; joined to the complaints for the report only.</summary>
    public const string Positions = nameof(Positions);
}
