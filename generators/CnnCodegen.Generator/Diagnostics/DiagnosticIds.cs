namespace CnnCodegen.Generator.Diagnostics;

/// <summary>
/// The ids of all diagnostics. Each has a descriptor, a page under docs/diagnostics, a test and a release-tracking row. Ids are never reused.
/// 00xx: the class; 01xx: a layer property; 02xx: an argument; 03xx: how layers are joined; 04xx: warnings; 0999: the generator.
/// </summary>
internal static class DiagnosticIds
{
    public const string ClassNotPartial = "CNN0001";
    public const string LanguageVersionTooLow = "CNN0002";
    public const string LayersInSeveralParts = "CNN0003";
    public const string ContainerNotSupported = "CNN0004";
    public const string ClassNotSupported = "CNN0005";
    public const string SeveralTasks = "CNN0006";

    public const string LayerNotPartial = "CNN0101";
    public const string LayerPropertyForm = "CNN0102";
    public const string NoLayerAttribute = "CNN0103";
    public const string SeveralLayerAttributes = "CNN0104";
    public const string DuplicateModifier = "CNN0105";
    public const string ModifierNotAllowed = "CNN0106";
    public const string ReservedName = "CNN0107";

    public const string WidthTooLong = "CNN0201";
    public const string SizeTooSmall = "CNN0202";
    public const string CountsDiffer = "CNN0203";
    public const string DropoutOutOfRange = "CNN0204";
    public const string MaxNormNegative = "CNN0205";
    public const string TooFewElements = "CNN0206";
    public const string UnknownEnumValue = "CNN0207";
    public const string TooLarge = "CNN0208";
    public const string MaxLengthMissing = "CNN0209";
    public const string ActivationArgument = "CNN0210";
    public const string ValueOutOfRange = "CNN0211";
    public const string NotDivisible = "CNN0212";

    public const string NoInput = "CNN0301";
    public const string UnknownLayer = "CNN0302";
    public const string LayerNotAbove = "CNN0303";
    public const string WrongInputShape = "CNN0304";
    public const string ShapesCannotBeJoined = "CNN0305";
    public const string NoOutput = "CNN0306";
    public const string WrongOutputShape = "CNN0307";
    public const string SecondInput = "CNN0308";
    public const string FromNotAllowed = "CNN0309";
    public const string TooFewInputs = "CNN0310";
    public const string NotABlock = "CNN0311";
    public const string BlockRecursion = "CNN0312";
    public const string EmptyBlock = "CNN0313";
    public const string InputInBlock = "CNN0314";
    public const string ShortcutShapesDiffer = "CNN0315";
    public const string ShapesCannotBeAdded = "CNN0316";
    public const string PerTokenBlock = "CNN0317";
    public const string TransitionsPlace = "CNN0318";
    public const string ShapesOfNoWords = "CNN0319";
    public const string LooksAhead = "CNN0320";
    public const string TooManyInputs = "CNN0321";

    public const string LayerUnread = "CNN0401";

    public const string InternalError = "CNN0999";

    /// <summary>Whether a network with such a complaint works nevertheless.</summary>
    public static bool IsWarning(string id) => id.StartsWith("CNN04", StringComparison.Ordinal);
}
