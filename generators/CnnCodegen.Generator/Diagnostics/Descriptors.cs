using Microsoft.CodeAnalysis;

namespace CnnCodegen.Generator.Diagnostics;

/// <summary>The text of each diagnostic. The complaint's arguments fill the places; the comments say what each one is.</summary>
internal static class Descriptors
{
    private const string Category = "CnnCodegen";
    private const string HelpLink = "https://github.com/cnncodegen/cnncodegen/blob/main/docs/diagnostics/";

    // {0} class, {1} "Network" or "Block"
    public static readonly DiagnosticDescriptor ClassNotPartial = Error(DiagnosticIds.ClassNotPartial,
        "The class is not partial", "{1} '{0}': the class must be partial, because the generator adds its members");

    // {0} class, {1} "Network" or "Block"
    public static readonly DiagnosticDescriptor LanguageVersionTooLow = Error(DiagnosticIds.LanguageVersionTooLow,
        "The language version is below C# 13", "{1} '{0}': partial properties need C# 13; add <LangVersion>13</LangVersion> (or later) to the project file");

    // {0} class, {1} "Network" or "Block", {2} number of parts
    public static readonly DiagnosticDescriptor LayersInSeveralParts = Error(DiagnosticIds.LayersInSeveralParts,
        "Layers stand in several parts of the class", "{1} '{0}': layers stand in {2} parts of the class; put all in one, because their order between parts is not defined");

    // {0} class, {1} "Network" or "Block", {2} container, {3} what is wrong: "is not partial", "is generic", "is a file-local type"
    public static readonly DiagnosticDescriptor ContainerNotSupported = Error(DiagnosticIds.ContainerNotSupported,
        "A type around the class does not allow it", "{1} '{0}': the containing type '{2}' {3}");

    // {0} class, {1} "Network" or "Block", {2} what is wrong: "is generic", "is static", "is abstract", "is a record", "is a file-local type"
    public static readonly DiagnosticDescriptor ClassNotSupported = Error(DiagnosticIds.ClassNotSupported,
        "The class has a form that is not supported", "{1} '{0}': the class {2}; it must be a plain, concrete class");

    // {0} layer
    public static readonly DiagnosticDescriptor LayerNotPartial = Error(DiagnosticIds.LayerNotPartial,
        "A layer property is not partial", "Layer '{0}': the property must be partial: partial Layer {0} {{ get; }}");

    // {0} layer
    public static readonly DiagnosticDescriptor LayerPropertyForm = Error(DiagnosticIds.LayerPropertyForm,
        "A layer property has the wrong form", "Layer '{0}': a layer is an instance property of type Layer with a getter alone: partial Layer {0} {{ get; }}");

    // {0} layer
    public static readonly DiagnosticDescriptor NoLayerAttribute = Error(DiagnosticIds.NoLayerAttribute,
        "A layer property has no attribute", "Layer '{0}': no attribute says what kind of layer it is, such as [Linear(2)]");

    // {0} layer, {1} first attribute, {2} this attribute
    public static readonly DiagnosticDescriptor SeveralLayerAttributes = Error(DiagnosticIds.SeveralLayerAttributes,
        "A property has several layer attributes", "Layer '{0}': it is {1} already; {2} needs a property of its own");

    // {0} layer, {1} first modifier, {2} this modifier, {3} group: "normalization", "activation", "dropout", "word dropout"
    public static readonly DiagnosticDescriptor DuplicateModifier = Error(DiagnosticIds.DuplicateModifier,
        "A modifier is given twice", "Layer '{0}': {2} is a second {3} after {1}; a layer has at most one");

    // {0} layer, {1} layer kind, {2} modifier, {3} why: "cannot be applied to token ids"
    public static readonly DiagnosticDescriptor ModifierNotAllowed = Error(DiagnosticIds.ModifierNotAllowed,
        "A modifier does not fit the layer", "{1} '{0}': {2} {3}");

    // {0} layer
    public static readonly DiagnosticDescriptor ReservedName = Error(DiagnosticIds.ReservedName,
        "A layer has the name of a generated member", "Layer '{0}': the generated class has a member of this name; choose another");

    // {0} layer, {1} layer kind, {2} width: "7", "9 (with Dilation 4)", {3} longest input of the layer: "5 tokens", "1 position"
    public static readonly DiagnosticDescriptor WidthTooLong = Error(DiagnosticIds.WidthTooLong,
        "A filter is wider than the longest input", "{1} '{0}': width {2} is longer than the longest input, {3}");

    // {0} layer, {1} layer kind, {2} argument, {3} value, {4} least value
    public static readonly DiagnosticDescriptor SizeTooSmall = Error(DiagnosticIds.SizeTooSmall,
        "A size is too small", "{1} '{0}': {2} is {3}; it must be at least {4}");

    // {0} layer, {1} layer kind, {2} number of filter counts, {3} number of widths
    public static readonly DiagnosticDescriptor CountsDiffer = Error(DiagnosticIds.CountsDiffer,
        "Filters and widths differ in number", "{1} '{0}': {2} numbers of filters for {3} widths; each width needs its number of filters");

    // {0} layer, {1} value
    public static readonly DiagnosticDescriptor DropoutOutOfRange = Error(DiagnosticIds.DropoutOutOfRange,
        "A dropout probability is outside [0, 1)", "Dropout of '{0}': the probability is {1}; it must be at least 0 and below 1");

    // {0} layer, {1} layer kind, {2} value
    public static readonly DiagnosticDescriptor MaxNormNegative = Error(DiagnosticIds.MaxNormNegative,
        "A norm limit is negative", "{1} '{0}': MaxNorm is {2}; it must be positive, or 0 for no limit");

    // {0} layer, {1} layer kind, {2} argument, {3} count, {4} least count
    public static readonly DiagnosticDescriptor TooFewElements = Error(DiagnosticIds.TooFewElements,
        "A list has too few elements", "{1} '{0}': the number of {2} is {3}; it must be at least {4}");

    // {0} layer, {1} layer kind, {2} argument, {3} value, {4} enum
    public static readonly DiagnosticDescriptor UnknownEnumValue = Error(DiagnosticIds.UnknownEnumValue,
        "An enum value is not defined", "{1} '{0}': {2} is {3}, which is no member of {4}");

    // {0} layer or network, {1} its kind, {2} what: "the weight", {3} how much: "1,000,000,000 elements", {4} limit
    public static readonly DiagnosticDescriptor TooLarge = Error(DiagnosticIds.TooLarge,
        "A layer is too large", "{1} '{0}': {2} has {3}; the limit is {4}");

    // {0} layer, {1} layer kind
    public static readonly DiagnosticDescriptor MaxLengthMissing = Error(DiagnosticIds.MaxLengthMissing,
        "An input has no MaxLength", "{1} '{0}': MaxLength is missing; say how many tokens are read at most, such as {1}(MaxLength = 56)");

    // {0} layer, {1} activation: "Elu of", {2} argument, {3} value
    public static readonly DiagnosticDescriptor ActivationArgument = Error(DiagnosticIds.ActivationArgument,
        "An activation's argument is not a finite number", "{1} '{0}': {2} is {3}; it must be finite in single precision");

    // {0} layer, {1} layer kind
    public static readonly DiagnosticDescriptor NoInput = Error(DiagnosticIds.NoInput,
        "The network has no input", "{1} '{0}': no input stands above it; the first layer must be Words, Characters or Tokens");

    // {0} layer, {1} layer kind, {2} name
    public static readonly DiagnosticDescriptor UnknownLayer = Error(DiagnosticIds.UnknownLayer,
        "A name is not that of a layer", "{1} '{0}': reads '{2}', but there is no layer of this name in the class");

    // {0} layer, {1} layer kind, {2} name
    public static readonly DiagnosticDescriptor LayerNotAbove = Error(DiagnosticIds.LayerNotAbove,
        "A layer reads one that does not stand above it", "{1} '{0}': reads '{2}', which does not stand above it");

    // {0} layer, {1} layer kind, {2} needed: "a sequence of vectors", {3} read layer, {4} found: "a sequence of token ids", {5} hint
    public static readonly DiagnosticDescriptor WrongInputShape = Error(DiagnosticIds.WrongInputShape,
        "A layer reads a shape that it cannot work on", "{1} '{0}': needs {2}, but '{3}' yields {4}{5}");

    // {0} layer, {1} layer kind, {2} first layer, {3} its shape, {4} other layer, {5} its shape, {6} rule
    public static readonly DiagnosticDescriptor ShapesCannotBeJoined = Error(DiagnosticIds.ShapesCannotBeJoined,
        "Shapes cannot be joined", "{1} '{0}': cannot join '{2}' ({3}) and '{4}' ({5}); {6}");

    // {0} class
    public static readonly DiagnosticDescriptor NoOutput = Error(DiagnosticIds.NoOutput,
        "The network has no output layer", "Network '{0}': no layer follows the input; the last layer must yield the network's result");

    // {0} layer, {1} layer kind, {2} found, {3} needed
    public static readonly DiagnosticDescriptor WrongOutputShape = Error(DiagnosticIds.WrongOutputShape,
        "The output's shape does not fit the task", "{1} '{0}': the last layer is the network's output, but it yields {2}; the task needs {3}");

    // {0} layer, {1} layer kind, {2} first input
    public static readonly DiagnosticDescriptor SecondInput = Error(DiagnosticIds.SecondInput,
        "A block has a second input", "{1} '{0}': the block has an input already, '{2}'; a block of PerToken reads one token");

    // {0} layer, {1} layer kind, {2} hint
    public static readonly DiagnosticDescriptor FromNotAllowed = Error(DiagnosticIds.FromNotAllowed,
        "From does not fit the layer", "{1} '{0}': From has no meaning here; {2}");

    // {0} class, {1} first marker, {2} other marker
    public static readonly DiagnosticDescriptor SeveralTasks = Error(DiagnosticIds.SeveralTasks,
        "A class has several tasks", "Class '{0}': it is marked {1} and {2}; a class is one network with one task, or one block");

    // {0} layer, {1} kind, or modifier: "BatchNorm of", {2} argument, {3} value, {4} what it must be
    public static readonly DiagnosticDescriptor ValueOutOfRange = Error(DiagnosticIds.ValueOutOfRange,
        "An argument's value is not allowed", "{1} '{0}': {2} is {3}; it must be {4}");

    // {0} layer, {1} kind, {2} groups, {3} number, {4} what of
    public static readonly DiagnosticDescriptor NotDivisible = Error(DiagnosticIds.NotDivisible,
        "Groups do not divide the channels", "{1} '{0}': {2} groups cannot share {3} {4} evenly");

    // {0} network, {1} number of inputs, {2} needed
    public static readonly DiagnosticDescriptor TooFewInputs = Error(DiagnosticIds.TooFewInputs,
        "The network has too few inputs", "Network '{0}': the number of inputs is {1}; its task needs {2}");

    // {0} layer, {1} kind, {2} class
    public static readonly DiagnosticDescriptor NotABlock = Error(DiagnosticIds.NotABlock,
        "A class is not a block", "{1} '{0}': {2} is not a block; a block is a partial class of the same project marked [Block]");

    // {0} layer, {1} kind, {2} path
    public static readonly DiagnosticDescriptor BlockRecursion = Error(DiagnosticIds.BlockRecursion,
        "A block contains itself", "{1} '{0}': the block contains itself: {2}");

    // {0} layer, {1} kind, {2} block
    public static readonly DiagnosticDescriptor EmptyBlock = Error(DiagnosticIds.EmptyBlock,
        "A block has no layers", "{1} '{0}': the block {2} has no layers");

    // {0} layer, {1} kind
    public static readonly DiagnosticDescriptor InputInBlock = Error(DiagnosticIds.InputInBlock,
        "A block has an input of its own", "{1} '{0}': a block reads what its composition gives it; only a block of PerToken has an input of its own");

    // {0} layer, {1} kind, {2} shape of the input, {3} shape of the block, {4} hint
    public static readonly DiagnosticDescriptor ShortcutShapesDiffer = Error(DiagnosticIds.ShortcutShapesDiffer,
        "A block does not fit beside its input", "{1} '{0}': the block turns {2} into {3}, which does not fit beside its input{4}");

    // {0} layer, {1} kind, {2} first layer, {3} its shape, {4} other layer, {5} its shape, {6} "add" or "mix", {7} rule
    public static readonly DiagnosticDescriptor ShapesCannotBeAdded = Error(DiagnosticIds.ShapesCannotBeAdded,
        "Shapes cannot be added", "{1} '{0}': cannot {6} '{2}' ({3}) and '{4}' ({5}); {7}");

    // {0} layer, {1} kind, {2} block, {3} what is wrong: "yields a sequence of length × 8", "holds a PerToken itself"
    public static readonly DiagnosticDescriptor PerTokenBlock = Error(DiagnosticIds.PerTokenBlock,
        "A block does not make a vector of a token", "{1} '{0}': the block {2} must make a vector of a token, but it {3}");

    // {0} layer, {1} kind
    public static readonly DiagnosticDescriptor TransitionsPlace = Error(DiagnosticIds.TransitionsPlace,
        "Transitions stand in the wrong place", "{1} '{0}': the scores of neighbouring tags must be the last layer of a network marked SequenceTagger");

    // {0} layer, {1} kind, {2} named layer, {3} its kind
    public static readonly DiagnosticDescriptor ShapesOfNoWords = Error(DiagnosticIds.ShapesOfNoWords,
        "Shapes of what has no words", "{1} '{0}': '{2}' is {3}; only the words of an input marked Words have shapes");

    // {0} layer, {1} kind, {2} how: "runs from the end of the text, too", {3} why not: "a language model must not see what it predicts"
    public static readonly DiagnosticDescriptor LooksAhead = Error(DiagnosticIds.LooksAhead,
        "A layer looks ahead", "{1} '{0}': {2}, so that what it yields for a token depends on later ones; {3}");

    // {0} network, {1} number of inputs, {2} needed
    public static readonly DiagnosticDescriptor TooManyInputs = Error(DiagnosticIds.TooManyInputs,
        "The network has too many inputs", "Network '{0}': the number of inputs is {1}; its task needs {2}");

    // {0} layer
    public static readonly DiagnosticDescriptor LayerUnread = new(DiagnosticIds.LayerUnread,
        "A layer is not read", "Layer '{0}': the network's result does not depend on it; it is left out of the generated code", Category,
        DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLink + DiagnosticIds.LayerUnread + ".md");

    // {0} network, {1} the exception's type, {2} its message
    public static readonly DiagnosticDescriptor InternalError = Error(DiagnosticIds.InternalError,
        "The generator failed", "Network '{0}': the generator failed and wrote no code; this is a fault of CnnCodegen, please report it: {1}: {2}");

    /// <summary>All descriptors, by id.</summary>
    public static IReadOnlyDictionary<string, DiagnosticDescriptor> All { get; } = typeof(Descriptors).GetFields()
        .Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>().ToDictionary(descriptor => descriptor.Id);

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink + id + ".md");
}
