using CnnCodegen.Generator.Diagnostics;
using Microsoft.CodeAnalysis.CSharp;
using static CnnCodegen.Generator.Tests.Diagnostics.DiagnosticCase;

namespace CnnCodegen.Generator.Tests.Diagnostics;

/// <summary>At least one mistake of each kind.</summary>
internal static class DiagnosticCases
{
    private const string Text = "[Words(MaxLength = 5)] partial Layer Text { get; }";
    private const string Vectors = "[Embedding(100, 8)] partial Layer Vectors { get; }";
    private const string Top = "[MaxOverTime] partial Layer Top { get; }";
    private const string Mean = "[AverageOverTime(From = nameof(Vectors))] partial Layer Mean { get; }";
    private const string Logits = "[Linear(2)] partial Layer Logits { get; }";
    private const string Body = $"{{ {Text} {Vectors} {Top} {Logits} }}";

    public static IReadOnlyList<DiagnosticCase> All { get; } =
    [
        new(DiagnosticIds.ClassNotPartial, $"using CnnCodegen; [TextClassifier] sealed class «Network» {Body}",
            "Network 'Network': the class must be partial, because the generator adds its members")
        {
            AlsoReportedByCSharp = ["CS0751", "CS9248"],
        },
        new(DiagnosticIds.LanguageVersionTooLow, $"using CnnCodegen; [TextClassifier] sealed partial class «Network» {Body}",
            "Network 'Network': partial properties need C# 13; add <LangVersion>13</LangVersion> (or later) to the project file")
        {
            LanguageVersion = LanguageVersion.CSharp12,
            AlsoReportedByCSharp = ["CS8703", "CS9248"],
        },
        new(DiagnosticIds.LayersInSeveralParts,
            $$"""
            using CnnCodegen;
            [TextClassifier] sealed partial class «Network» { {{Text}} {{Vectors}} }
            sealed partial class Network { {{Top}} {{Logits}} }
            """,
            "Network 'Network': layers stand in 2 parts of the class; put all in one, because their order between parts is not defined"),
        new(DiagnosticIds.ContainerNotSupported, $"using CnnCodegen; class «Models» {{ [TextClassifier] sealed partial class Network {Body} }}",
            "Network 'Network': the containing type 'Models' is not partial")
        {
            AlsoReportedByCSharp = ["CS9248"],
        },
        new(DiagnosticIds.ContainerNotSupported, $"using CnnCodegen; partial struct «Models»<T> {{ [TextClassifier] sealed partial class Network {Body} }}",
            "Network 'Network': the containing type 'Models' is generic")
        {
            AlsoReportedByCSharp = ["CS9248"],
        },
        new(DiagnosticIds.ClassNotSupported, $"using CnnCodegen; [TextClassifier] abstract partial class «Network» {Body}",
            "Network 'Network': the class is abstract; it must be a plain, concrete class"),
        new(DiagnosticIds.ClassNotSupported, $"using CnnCodegen; [TextClassifier] sealed partial record «Network» {Body}",
            "Network 'Network': the class is a record; it must be a plain, concrete class")
        {
            AlsoReportedByCSharp = ["CS9248"],
        },
        new(DiagnosticIds.ClassNotSupported, $"using CnnCodegen; [TextClassifier] sealed partial class «Network»<T> {Body}",
            "Network 'Network': the class is generic; it must be a plain, concrete class")
        {
            AlsoReportedByCSharp = ["CS9248"],
        },

        InLayers(DiagnosticIds.LayerNotPartial, "Layer 'Top': the property must be partial: partial Layer Top { get; }",
            Text, Vectors, "[MaxOverTime] Layer «Top» { get; }", Logits) with
        {
            AlsoReportedByCSharp = ["CS8618"],
        },
        InLayers(DiagnosticIds.LayerPropertyForm,
            "Layer 'Top': a layer is an instance property of type Layer with a getter alone: partial Layer Top { get; }",
            Text, Vectors, "[MaxOverTime] Layer «Top» { get; set; } = null!;", Logits),
        InLayers(DiagnosticIds.NoLayerAttribute, "Layer 'Hidden': no attribute says what kind of layer it is, such as [Linear(2)]",
            Text, Vectors, Top, "partial Layer «Hidden» { get; }", Logits),
        InLayers(DiagnosticIds.SeveralLayerAttributes, "Layer 'Logits': it is MaxOverTime already; Linear needs a property of its own",
            Text, Vectors, "[MaxOverTime, «Linear(2)»] partial Layer Logits { get; }"),
        InLayers(DiagnosticIds.DuplicateModifier, "Layer 'Top': Tanh is a second activation after Relu; a layer has at most one",
            Text, Vectors, "[Relu, MaxOverTime, «Tanh»] partial Layer Top { get; }", Logits),
        InLayers(DiagnosticIds.DuplicateModifier, "Layer 'Top': Dropout is a second dropout after Dropout; a layer has at most one",
            Text, Vectors, "[MaxOverTime, Dropout(0.1), «Dropout(0.2)»] partial Layer Top { get; }", Logits),
        InLayers(DiagnosticIds.DuplicateModifier, "Layer 'Top': LayerNorm is a second normalization after BatchNorm; a layer has at most one",
            Text, Vectors, "[MaxOverTime, BatchNorm, «LayerNorm»] partial Layer Top { get; }", Logits),
        InLayers(DiagnosticIds.ModifierNotAllowed, "Words 'Text': Dropout cannot be applied to token ids",
            "[Words(MaxLength = 5), «Dropout(0.1)»] partial Layer Text { get; }", Vectors, Top, Logits),
        InLayers(DiagnosticIds.ModifierNotAllowed, "Embedding 'Vectors': WordDropout belongs on an input, such as Words",
            Text, "[Embedding(100, 8), «WordDropout(0.1)»] partial Layer Vectors { get; }", Top, Logits),
        new(DiagnosticIds.ReservedName, $"using CnnCodegen; [SequenceTagger] sealed partial class Network {{ {Text} {Vectors} [Linear(3)] partial Layer «Tags» {{ get; }} }}",
            "Layer 'Tags': the generated class has a member of this name; choose another")
        {
            AlsoReportedByCSharp = ["CS0102"],
        },
        InLayers(DiagnosticIds.ReservedName, "Layer 'Labels': the generated class has a member of this name; choose another",
            Text, Vectors, Top, "[Linear(2)] partial Layer «Labels» { get; }") with
        {
            AlsoReportedByCSharp = ["CS0102"],
        },

        InLayers(DiagnosticIds.WidthTooLong, "Conv1d 'Stem': width 7 is longer than the longest input, 5 tokens",
            Text, Vectors, "[Conv1d(16, «7»)] partial Layer Stem { get; }", Top, Logits),
        InLayers(DiagnosticIds.WidthTooLong, "ConvBank 'NGrams': width 6 is longer than the longest input, 5 tokens",
            Text, Vectors, "[ConvBank([4, 4], [5, «6»])] partial Layer NGrams { get; }", Logits),
        InLayers(DiagnosticIds.WidthTooLong, "Conv1d 'Stem': width 7 (with Dilation 3) is longer than the longest input, 5 tokens",
            Text, Vectors, "[Conv1d(16, «3», Dilation = 3)] partial Layer Stem { get; }", Top, Logits),
        InLayers(DiagnosticIds.WidthTooLong, "MaxPool1d 'Less': width 2 is longer than the longest input, 1 position",
            Text, Vectors, "[Conv1d(16, 5)] partial Layer Stem { get; }", "[MaxPool1d(«2»)] partial Layer Less { get; }", Top, Logits),
        InLayers(DiagnosticIds.SizeTooSmall, "Conv1d 'Stem': Stride is 0; it must be at least 1",
            Text, Vectors, "[Conv1d(16, 3, Stride = «0»)] partial Layer Stem { get; }", Top, Logits),
        InLayers(DiagnosticIds.SizeTooSmall, "Embedding 'Vectors': dimensions is 0; it must be at least 1",
            Text, "[Embedding(100, «0»)] partial Layer Vectors { get; }", Top, Logits),
        InLayers(DiagnosticIds.SizeTooSmall, "Embedding 'Vectors': rows is 1; it must be at least 2",
            Text, "[Embedding(dimensions: 4, rows: «1»)] partial Layer Vectors { get; }", Top, Logits),
        InLayers(DiagnosticIds.SizeTooSmall, "Words 'Text': MaxLength is -5; it must be at least 1",
            "[Words(MaxLength = «-5»)] partial Layer Text { get; }", Vectors, Top, Logits),
        InLayers(DiagnosticIds.CountsDiffer, "ConvBank 'NGrams': 2 numbers of filters for 3 widths; each width needs its number of filters",
            Text, Vectors, "[ConvBank(«[4, 4]», [2, 3, 4])] partial Layer NGrams { get; }", Logits),
        InLayers(DiagnosticIds.DropoutOutOfRange, "Dropout of 'Top': the probability is 1.5; it must be at least 0 and below 1",
            Text, Vectors, "[MaxOverTime, Dropout(«1.5»)] partial Layer Top { get; }", Logits),
        InLayers(DiagnosticIds.DropoutOutOfRange, "Dropout of 'Top': the probability is double.NaN; it must be at least 0 and below 1",
            Text, Vectors, "[MaxOverTime, Dropout(«double.NaN»)] partial Layer Top { get; }", Logits),
        InLayers(DiagnosticIds.MaxNormNegative, "Linear 'Logits': MaxNorm is -0.25; it must be positive, or 0 for no limit",
            Text, Vectors, Top, "[Linear(2, MaxNorm = «-0.25»)] partial Layer Logits { get; }"),
        InLayers(DiagnosticIds.TooFewElements, "Concat 'Joined': the number of layers is 1; it must be at least 2",
            Text, Vectors, Top, "[Concat(«nameof(Top)»)] partial Layer Joined { get; }", Logits),
        InLayers(DiagnosticIds.TooFewElements, "ConvBank 'NGrams': the number of widths is 0; it must be at least 1",
            Text, Vectors, "[ConvBank([], «[]»)] partial Layer NGrams { get; }", Logits),
        InLayers(DiagnosticIds.UnknownEnumValue, "Conv1d 'Stem': Padding is 7, which is no member of Padding",
            Text, Vectors, "[Conv1d(16, 3, Padding = «(Padding)7»)] partial Layer Stem { get; }", Top, Logits),
        InLayers(DiagnosticIds.TooLarge, "Embedding 'Vectors': the table has 1,000,000,000 elements; the limit is 500,000,000",
            Text, "[Embedding(«1_000_000», 1_000)] partial Layer Vectors { get; }", Top, Logits),
        InLayers(DiagnosticIds.UnknownEnumValue, "Residual 'Around': Projection is 9, which is no member of Projection",
            Text, Vectors, "[Residual<Network>(Projection = «(Projection)9»)] partial Layer Around { get; }", Top, Logits),
        InLayers(DiagnosticIds.TooLarge, "KMaxPool 'Most': the result has 3,200,000,000 elements; the limit is 500,000,000",
            Text, Vectors, "[KMaxPool(«400_000_000»)] partial Layer Most { get; }", Top, Logits),
        InLayers(DiagnosticIds.MaxLengthMissing,
            "Words 'Text': MaxLength is missing; say how many tokens are read at most, such as Words(MaxLength = 56)",
            "[«Words»] partial Layer Text { get; }", Vectors, Top, Logits),
        InLayers(DiagnosticIds.ActivationArgument, "LeakyRelu of 'Top': slope is double.NaN; it must be finite in single precision",
            Text, Vectors, "[MaxOverTime, LeakyRelu(«double.NaN»)] partial Layer Top { get; }", Logits),
        InLayers(DiagnosticIds.ActivationArgument, "Elu of 'Top': alpha is -1E+300; it must be finite in single precision",
            Text, Vectors, "[MaxOverTime, Elu(alpha: «-1e300»)] partial Layer Top { get; }", Logits),
        InLayers(DiagnosticIds.ValueOutOfRange, "Conv1d 'Stem': PadLeft is 1; it must be 0 unless Padding is Explicit",
            Text, Vectors, "[Conv1d(16, 3, PadLeft = «1»)] partial Layer Stem { get; }", Top, Logits),
        InLayers(DiagnosticIds.ValueOutOfRange, "BatchNorm of 'Top': Epsilon is 0; it must be a positive number",
            Text, Vectors, "[MaxOverTime, BatchNorm(Epsilon = «0»)] partial Layer Top { get; }", Logits),
        InLayers(DiagnosticIds.ValueOutOfRange, "BatchNorm of 'Top': Momentum is double.NaN; it must be above 0 and at most 1",
            Text, Vectors, "[MaxOverTime, BatchNorm(Momentum = «double.NaN»)] partial Layer Top { get; }", Logits),
        InLayers(DiagnosticIds.ValueOutOfRange, "Highway 'Gated': Candidate is Elu; it must be an activation without arguments",
            Text, Vectors, Top, "[Highway(Candidate = «Activation.Elu»)] partial Layer Gated { get; }", Logits),
        InLayers(DiagnosticIds.ValueOutOfRange, "DynamicKMaxPool 'Most': layer is 3; it must be at most 2, the number of layers",
            Text, Vectors, "[DynamicKMaxPool(«3», 2, 4)] partial Layer Most { get; }", Top, Logits),
        new(DiagnosticIds.ValueOutOfRange, $"using CnnCodegen; [TextClassifier(TableBudget = «-1»)] sealed partial class Network {Body}",
            "TextClassifier 'Network': TableBudget is -1; it must be 0 or a number of megabytes"),
        new(DiagnosticIds.UnknownEnumValue, $"using CnnCodegen; [TextClassifier(Winograd = «(Winograd)7»)] sealed partial class Network {Body}",
            "TextClassifier 'Network': Winograd is 7, which is no member of Winograd"),
        InLayers(DiagnosticIds.NotDivisible, "Conv1d 'Stem': 3 groups cannot share 8 input channels evenly",
            Text, Vectors, "[Conv1d(6, 3, Groups = «3»)] partial Layer Stem { get; }", Top, Logits),
        InLayers(DiagnosticIds.NotDivisible, "Conv1d 'Stem': 4 groups cannot share 6 filters evenly",
            Text, Vectors, "[Conv1d(6, 3, Groups = «4»)] partial Layer Stem { get; }", Top, Logits),

        InLayers(DiagnosticIds.NoInput, "Embedding 'Vectors': no input stands above it; the first layer must be Words, Characters or Tokens",
            "[«Embedding(100, 8)»] partial Layer Vectors { get; }", Top, Logits),
        InLayers(DiagnosticIds.UnknownLayer, "MaxOverTime 'Top': reads 'Vector', but there is no layer of this name in the class",
            Text, Vectors, "[MaxOverTime(From = «\"Vector\"»)] partial Layer Top { get; }", Logits),
        InLayers(DiagnosticIds.UnknownLayer, "Concat 'Joined': reads 'Bottom', but there is no layer of this name in the class",
            Text, Vectors, Top, "[Concat(nameof(Top), «\"Bottom\"»)] partial Layer Joined { get; }", Logits),
        InLayers(DiagnosticIds.LayerNotAbove, "Conv1d 'Stem': reads 'Top', which does not stand above it",
            Text, Vectors, "[Conv1d(16, 3, From = «nameof(Top)»)] partial Layer Stem { get; }", Top, Logits),
        InLayers(DiagnosticIds.WrongInputShape,
            "Linear 'Logits': needs a vector or a sequence of vectors, but 'Text' yields a sequence of token ids; an Embedding turns ids into vectors",
            Text, "[«Linear(2)»] partial Layer Logits { get; }"),
        InLayers(DiagnosticIds.WrongInputShape,
            "Flatten 'Row': needs a sequence of constant length, but 'Vectors' yields a sequence of length × 8; KMaxPool makes one, or an input with FixedLength",
            Text, Vectors, "[«Flatten»] partial Layer Row { get; }", Logits),
        InLayers(DiagnosticIds.WrongInputShape,
            "Gru 'Reader': needs a state of 4, as many as units, but 'Top' yields a vector of 8",
            Text, Vectors, Top, "[Gru(4, From = nameof(Vectors), State = «nameof(Top)», FinalState = true)] partial Layer Reader { get; }", Logits),
        InLayers(DiagnosticIds.WrongInputShape, "MaxOverTime 'Top': needs a sequence of vectors, but 'Text' yields a sequence of token ids; an Embedding turns ids into vectors",
            Text, Vectors, "[MaxOverTime(From = «nameof(Text)»)] partial Layer Top { get; }", Logits),
        InLayers(DiagnosticIds.WrongInputShape, "FitLength 'Fitted': needs a sequence of vectors, but 'Top' yields a vector of 8",
            Text, Vectors, Top, "[«FitLength(nameof(Text))»] partial Layer Fitted { get; }", Logits),
        InLayers(DiagnosticIds.WrongInputShape, "FitLength 'Fitted': needs token ids or a sequence, which have a length, but 'Top' yields a vector of 8",
            Text, Vectors, Top, "[FitLength(«nameof(Top)», From = nameof(Vectors))] partial Layer Fitted { get; }", Logits),
        InLayers(DiagnosticIds.WrongInputShape, "FitLength 'Fitted': needs a layer of another length than 'Vectors', but 'Text' yields a sequence of token ids; they are equally long",
            Text, Vectors, "[FitLength(«nameof(Text)»)] partial Layer Fitted { get; }", Top, Logits),
        InLayers(DiagnosticIds.UnknownLayer, "FitLength 'Fitted': reads 'Target', but there is no layer of this name in the class",
            Text, Vectors, "[FitLength(«\"Target\"»)] partial Layer Fitted { get; }", Top, Logits),
        InLayers(DiagnosticIds.ShapesCannotBeJoined,
            "Concat 'Joined': cannot join 'Top' (a vector of 8) and 'Text' (a sequence of token ids); ids cannot be joined, an Embedding turns them into vectors",
            Text, Vectors, Top, "[Concat(nameof(Top), «nameof(Text)»)] partial Layer Joined { get; }", Logits),
        InLayers(DiagnosticIds.ShapesCannotBeJoined,
            "Concat 'Joined': cannot join 'Vectors' (a sequence of length × 8) and 'Stem' (a sequence of (length − 2) × 4); sequences must have the same length",
            Text, Vectors, "[Conv1d(4, 3)] partial Layer Stem { get; }", "[Concat(nameof(Vectors), «nameof(Stem)»)] partial Layer Joined { get; }", Top, Logits),
        InLayers(DiagnosticIds.ShapesCannotBeAdded,
            "Add 'Sum': cannot add 'Vectors' (a sequence of length × 8) and 'Wider' (a sequence of length × 4); the numbers of channels must be equal",
            Text, Vectors, "[Conv1d(4, 1)] partial Layer Wider { get; }", "[Add(nameof(Vectors), «nameof(Wider)»)] partial Layer Sum { get; }", Top, Logits),
        InLayers(DiagnosticIds.ShapesCannotBeAdded,
            "Gate 'Mixed': cannot mix 'Top' (a vector of 8) and 'Vectors' (a sequence of length × 8); the shapes must be equal",
            Text, Vectors, Top, "[Gate(nameof(Top), nameof(Top), «nameof(Vectors)»)] partial Layer Mixed { get; }", Logits),
        new(DiagnosticIds.NoOutput, $"using CnnCodegen; [TextClassifier] sealed partial class «Network» {{ {Text} }}",
            "Network 'Network': no layer follows the input; the last layer must yield the network's result"),
        InLayers(DiagnosticIds.WrongOutputShape,
            "Embedding 'Vectors': the last layer is the network's output, but it yields a sequence of length × 8; the task needs a vector with one number per label",
            Text, "[«Embedding(100, 8)»] partial Layer Vectors { get; }"),
        new(DiagnosticIds.WrongOutputShape, $"using CnnCodegen; [SequenceTagger] sealed partial class Network {{ {Text} {Vectors} [«Conv1d(3, 2)»] partial Layer Scores {{ get; }} }}",
            "Conv1d 'Scores': the last layer is the network's output, but it yields a sequence of (length − 1) × 3; the task needs a row with one number per tag for each token"),
        InLayers(DiagnosticIds.TransitionsPlace, "Transitions 'Pairs': the scores of neighbouring tags must be the last layer of a network marked SequenceTagger",
            Text, Vectors, "[«Transitions»] partial Layer Pairs { get; }", Top, Logits),
        new(DiagnosticIds.TransitionsPlace, $"using CnnCodegen; [SequenceTagger] sealed partial class Network {{ {Text} {Vectors} [«Transitions»] partial Layer Pairs {{ get; }} {Logits} }}",
            "Transitions 'Pairs': the scores of neighbouring tags must be the last layer of a network marked SequenceTagger"),
        new(DiagnosticIds.TransitionsPlace, $"using CnnCodegen; [LanguageModel] sealed partial class Network {{ {Text} {Vectors} [«Transitions»] partial Layer Pairs {{ get; }} }}",
            "Transitions 'Pairs': the scores of neighbouring tags must be the last layer of a network marked SequenceTagger"),
        InLayers(DiagnosticIds.ShapesOfNoWords, "WordShapes 'Shapes': 'Letters' is Characters; only the words of an input marked Words have shapes",
            "[Characters(MaxLength = 5)] partial Layer Letters { get; }", "[WordShapes(«nameof(Letters)»)] partial Layer Shapes { get; }", Vectors, Top, Logits),
        InLayers(DiagnosticIds.ShapesOfNoWords, "WordShapes 'Shapes': 'Vectors' is Embedding; only the words of an input marked Words have shapes",
            Text, Vectors, "[WordShapes(«nameof(Vectors)»)] partial Layer Shapes { get; }", "[Embedding(6, 2)] partial Layer ShapeVectors { get; }", Top, Logits),
        InLayers(DiagnosticIds.UnknownLayer, "WordShapes 'Shapes': reads 'Words', but there is no layer of this name in the class",
            Text, "[WordShapes(«\"Words\"»)] partial Layer Shapes { get; }", Vectors, Top, Logits),
        InLayers(DiagnosticIds.ModifierNotAllowed, "WordShapes 'Shapes': WordDropout belongs on the words, whose shapes are dropped with them",
            Text, "[WordShapes(nameof(Text)), «WordDropout(0.1)»] partial Layer Shapes { get; }", Vectors, Top, Logits),
        InLayers(DiagnosticIds.FromNotAllowed, "WordShapes 'Shapes': From has no meaning here; WordShapes names its words in its argument",
            Text, "[WordShapes(nameof(Text), From = «nameof(Text)»)] partial Layer Shapes { get; }", Vectors, Top, Logits),
        LooksAhead("Lstm 'Context': runs from the end of the text, too", "[Lstm(3, Bidirectional = «true»)] partial Layer Context { get; }"),
        LooksAhead("Gru 'Context': makes one vector of the whole text", "[Gru(3, FinalState = «true»)] partial Layer Context { get; }"),
        LooksAhead("Gru 'Context': makes one vector of the whole text", "[Gru(8, State = «nameof(Vectors)»)] partial Layer Context { get; }"),
        LooksAhead("Qrnn 'Context': runs from the end of the text, too", "[Qrnn(3, 2, Bidirectional = «true»)] partial Layer Context { get; }"),
        LooksAhead("Qrnn 'Context': attends to the whole text", "[Qrnn(8, 2, Memory = «nameof(Vectors)»)] partial Layer Context { get; }"),
        LooksAhead("Conv1d 'Context': has filters that reach beyond the token", "[Conv1d(3, 2, Padding = «Padding.Same»)] partial Layer Context { get; }"),
        LooksAhead("Conv1d 'Context': has filters that reach beyond the token", "[«Conv1d(3, 2)»] partial Layer Context { get; }"),
        LooksAhead("Conv1d 'Context': has filters that reach beyond the token", "[Conv1d(3, 2, Padding = Padding.Explicit, PadRight = «1»)] partial Layer Context { get; }"),
        LooksAhead("Conv1d 'Context': skips tokens", "[Conv1d(3, 2, Padding = Padding.Causal, Stride = «2»)] partial Layer Context { get; }"),
        LooksAhead("ConvBank 'Context': makes one vector of the whole text", "[«ConvBank([3], [2])»] partial Layer Context { get; }"),
        LooksAhead("Window 'Context': has windows that reach beyond the token", "[«Window(3)»] partial Layer Context { get; }"),
        LooksAhead("MaxOverTime 'Context': makes one vector of the whole text", "[«MaxOverTime»] partial Layer Context { get; }"),
        LooksAhead("AveragePool1d 'Context': takes tokens together", "[«AveragePool1d(2)»] partial Layer Context { get; }"),
        LooksAhead("KMaxPool 'Context': takes tokens together", "[«KMaxPool(2)»] partial Layer Context { get; }"),
        new(DiagnosticIds.LooksAhead, $"using CnnCodegen; [LanguageModel] sealed partial class Network {{ [Words(MaxLength = 5, FixedLength = «true»)] partial Layer Text {{ get; }} {Vectors} {Logits} }}",
            "Words 'Text': fills short texts up, so that what it yields for a token depends on later ones; a language model must not see what it predicts"),
        new(DiagnosticIds.LooksAhead,
            $"using CnnCodegen; [Translator] sealed partial class Network {{ [Words(MaxLength = 5)] partial Layer Source {{ get; }} [Embedding(9, 4)] partial Layer Words {{ get; }} "
            + $"[Lstm(8, Bidirectional = true, FinalState = true)] partial Layer Meaning {{ get; }} {Text} {Vectors} [Lstm(16, State = nameof(Meaning), Bidirectional = «true»)] partial Layer Context {{ get; }} {Logits} }}",
            "Lstm 'Context': runs from the end of the text, too, so that what it yields for a token depends on later ones; a translator must not see what it predicts of the target"),
        new(DiagnosticIds.LooksAhead,
            $"using CnnCodegen; [Translator] sealed partial class Network {{ [Words(MaxLength = 5)] partial Layer Source {{ get; }} {Text} {Vectors} "
            + $"[FitLength(«nameof(Source)»)] partial Layer Fitted {{ get; }} [Add(nameof(Vectors), nameof(Fitted))] partial Layer Both {{ get; }} {Logits} }}",
            "FitLength 'Fitted': takes the length of another text, so that what it yields for a token depends on later ones; a translator must not see what it predicts of the target"),
        new(DiagnosticIds.TooManyInputs, $"using CnnCodegen; [LanguageModel] sealed partial class «Network» {{ {Text} {Vectors} [Words(MaxLength = 5)] partial Layer Title {{ get; }} [BagOfVectors(9, 4)] partial Layer Topic {{ get; }} [Concat(nameof(Vectors), nameof(Topic))] partial Layer Both {{ get; }} {Logits} }}",
            "Network 'Network': the number of inputs is 2; its task needs one input"),
        new(DiagnosticIds.TooFewInputs, $"using CnnCodegen; [Translator] sealed partial class «Network» {{ {Text} {Vectors} {Logits} }}",
            "Network 'Network': the number of inputs is 1; its task needs two inputs, the source and then the target"),
        InLayers(DiagnosticIds.FromNotAllowed, "Concat 'Joined': From has no meaning here; Concat names its layers in its argument",
            Text, Vectors, Top, Mean, "[Concat(nameof(Top), nameof(Mean), From = «nameof(Top)»)] partial Layer Joined { get; }", Logits),
        InLayers(DiagnosticIds.FromNotAllowed, "Words 'Text': From has no meaning here; an input reads the text",
            "[Words(MaxLength = 5, From = «nameof(Top)»)] partial Layer Text { get; }", Vectors, Top, Logits),

        InLayers(DiagnosticIds.LayerUnread, "Layer 'Mean': the network's result does not depend on it; it is left out of the generated code",
            Text, Vectors, "[AverageOverTime] partial Layer «Mean» { get; }", "[MaxOverTime(From = nameof(Vectors))] partial Layer Top { get; }", Logits),

        .. BlockCases.All,
    ];

    /// <summary>A language model whose third layer looks ahead.</summary>
    private static DiagnosticCase LooksAhead(string start, string layer) => new(
        DiagnosticIds.LooksAhead,
        $"using CnnCodegen; [LanguageModel] sealed partial class Network {{ {Text} {Vectors} {layer} {Logits} }}",
        start + ", so that what it yields for a token depends on later ones; a language model must not see what it predicts");
}
