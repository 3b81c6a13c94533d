using CnnCodegen.Generator.Diagnostics;
using static CnnCodegen.Generator.Tests.Diagnostics.DiagnosticCase;

namespace CnnCodegen.Generator.Tests.Diagnostics;

/// <summary>Mistakes in blocks, and in the compositions that use them.</summary>
internal static class BlockCases
{
    private const string Text = "[Words(MaxLength = 5)] partial Layer Text { get; }";
    private const string Vectors = "[Embedding(100, 8)] partial Layer Vectors { get; }";
    private const string Top = "[MaxOverTime] partial Layer Top { get; }";
    private const string Logits = "[Linear(2)] partial Layer Logits { get; }";
    private const string First = "[Conv1d(Channels.Same, 3, Padding = Padding.Same)] partial Layer First { get; }";
    private const string Twice = "[Repeat<Part>(2)] partial Layer Twice { get; }";

    public static IReadOnlyList<DiagnosticCase> All { get; } =
    [
        // The class of a block.
        new(DiagnosticIds.ClassNotPartial, $"using CnnCodegen; [Block] sealed class «Part» {{ {First} }}",
            "Block 'Part': the class must be partial, because the generator adds its members")
        {
            AlsoReportedByCSharp = ["CS0751", "CS9248"],
        },
        new(DiagnosticIds.LayersInSeveralParts, $$"""
            using CnnCodegen;
            [Block] partial class «Part» { {{First}} }
            partial class Part { {{Top}} }
            """,
            "Block 'Part': layers stand in 2 parts of the class; put all in one, because their order between parts is not defined"),
        new(DiagnosticIds.ContainerNotSupported, $"using CnnCodegen; class «Models» {{ [Block] partial class Part {{ {First} }} }}",
            "Block 'Part': the containing type 'Models' is not partial")
        {
            AlsoReportedByCSharp = ["CS9248"],
        },
        new(DiagnosticIds.ClassNotSupported, $"using CnnCodegen; [Block] partial class «Part»<T> {{ {First} }}",
            "Block 'Part': the class is generic; it must be a plain, concrete class")
        {
            AlsoReportedByCSharp = ["CS9248"],
        },
        new(DiagnosticIds.SeveralTasks, $"using CnnCodegen; [TextClassifier, SequenceTagger] partial class «Network» {{ {Text} {Vectors} {Top} {Logits} }}",
            "Class 'Network': it is marked TextClassifier and SequenceTagger; a class is one network with one task, or one block"),
        new(DiagnosticIds.SeveralTasks, $"using CnnCodegen; [Block, TextClassifier] partial class «Part» {{ {First} }} {Network(Text, Vectors, Twice, Top, Logits)}",
            "Class 'Part': it is marked Block and TextClassifier; a class is one network with one task, or one block"),

        // What is wrong with a block's layers wherever it is used is said once, in the block's own name; its networks are silent.
        InBlock(DiagnosticIds.SizeTooSmall, "Conv1d 'First': filters is 0; it must be at least 1",
            [Text, Vectors, Twice, Top, Logits], "[Conv1d(«0», 3)] partial Layer First { get; }"),
        new(DiagnosticIds.SizeTooSmall, "using CnnCodegen; [Block] partial class Unused { [Linear(«0»)] partial Layer First { get; } }",
            "Linear 'First': outputs is 0; it must be at least 1"),
        InBlock(DiagnosticIds.DropoutOutOfRange, "Dropout of 'First': the probability is 2; it must be at least 0 and below 1",
            [Text, Vectors, Twice, Top, Logits], "[Linear(Channels.Same), Dropout(«2»)] partial Layer First { get; }"),
        InBlock(DiagnosticIds.UnknownLayer, "MaxOverTime 'Low': reads 'Vectors', but there is no layer of this name in the class",
            [Text, Vectors, "[Repeat<Part>(1)] partial Layer Once { get; }", Logits], First, "[MaxOverTime(From = «\"Vectors\"»)] partial Layer Low { get; }"),
        InBlock(DiagnosticIds.LayerNotAbove, "Linear 'First': reads 'Second', which does not stand above it",
            [Text, Vectors, Twice, Top, Logits], "[Linear(3, From = «nameof(Second)»)] partial Layer First { get; }", "[Linear(3)] partial Layer Second { get; }"),
        InBlock(DiagnosticIds.LayerNotPartial, "Layer 'First': the property must be partial: partial Layer First { get; }",
            [Text, Vectors, Twice, Top, Logits], "[Linear(3)] Layer «First» { get; }") with
        {
            AlsoReportedByCSharp = ["CS8618"],
        },

        // What is wrong with a block's layers after what they are given is said in the name of the copy.
        InBlock(DiagnosticIds.WidthTooLong, "Conv1d 'Twice.1.First': width 4 is longer than the longest input, 2 positions",
            [Text, Vectors, Twice, Top, Logits], "[Conv1d(8, «4»)] partial Layer First { get; }"),
        InBlock(DiagnosticIds.WrongInputShape,
            "MaxOverTime 'Around.Low': needs a sequence of vectors, but 'Top' yields a vector of 8",
            [Text, Vectors, Top, "[Residual<Part>] partial Layer Around { get; }", Logits], "[«MaxOverTime»] partial Layer Low { get; }"),
        InBlock(DiagnosticIds.WrongInputShape,
            "MaxOverTime 'Twice.1.Low': needs a sequence of vectors, but 'Twice.0.Low' yields a vector of 8",
            [Text, Vectors, Twice, Logits], "[«MaxOverTime»] partial Layer Low { get; }"),
        InBlock(DiagnosticIds.NotDivisible, "Conv1d 'Twice.0.First': 3 groups cannot share 8 input channels evenly",
            [Text, Vectors, Twice, Top, Logits], "[Conv1d(9, 3, Groups = «3»)] partial Layer First { get; }"),
        InBlock(DiagnosticIds.TooLarge, "Conv1d 'Twice.0.First': the weight has 800,000,000 elements; the limit is 500,000,000",
            [Text, Vectors, "[Repeat<Part>(2, Channels = 100_000_000)] partial Layer Twice { get; }", Top, Logits],
            "[Conv1d(«Channels.Same», 1)] partial Layer First { get; }"),
        InBlock(DiagnosticIds.WrongInputShape,
            "Embedding 'Bag.0.Table': needs token ids, but 'Vectors' yields a sequence of length × 8",
            [Text, Vectors, "[Parallel<Part, Part>] partial Layer Bag { get; }", Top, Logits], "[«Embedding(10, 4)»] partial Layer Table { get; }"),

        // Compositions.
        InBlock(DiagnosticIds.SizeTooSmall, "Repeat 'Twice': times is 0; it must be at least 1",
            [Text, Vectors, "[Repeat<Part>(«0»)] partial Layer Twice { get; }", Top, Logits], First),
        InBlock(DiagnosticIds.ValueOutOfRange, "Repeat 'Twice': times is 5000; it must be at most 1000",
            [Text, Vectors, "[Repeat<Part>(«5_000»)] partial Layer Twice { get; }", Top, Logits], First),
        InBlock(DiagnosticIds.SizeTooSmall, "Residual 'Around': Channels is -2; it must be at least 1",
            [Text, Vectors, "[Residual<Part>(Channels = «-2»)] partial Layer Around { get; }", Top, Logits], First),
        InBlock(DiagnosticIds.ValueOutOfRange, "HighwayGate 'Gated': Width is 3; it must be 1 for a vector",
            [Text, Vectors, Top, "[HighwayGate<Part>(Width = «3»)] partial Layer Gated { get; }", Logits], "[Linear(Channels.Same)] partial Layer First { get; }"),
        InBlock(DiagnosticIds.ShapesCannotBeJoined,
            "Parallel 'Both': cannot join 'Both.0.First' (a sequence of (length − 2) × 8) and 'Both.1.Second' (a sequence of length × 8); sequences must have the same length",
            [
                Text, Vectors, "[«Parallel<Part, Other>»] partial Layer Both { get; }", Top, Logits,
                "[Block] sealed partial class Other { [Conv1d(8, 1)] partial Layer Second { get; } }",
            ],
            "[Conv1d(8, 3)] partial Layer First { get; }"),
        InLayers(DiagnosticIds.NotABlock, "Repeat 'Twice': Int32 is not a block; a block is a partial class of the same project marked [Block]",
            Text, Vectors, "[Repeat<«int»>(2)] partial Layer Twice { get; }", Top, Logits),
        InLayers(DiagnosticIds.NotABlock, "Parallel 'Both': int[] is not a block; a block is a partial class of the same project marked [Block]",
            Text, Vectors, "[Parallel<Part, «int[]»>] partial Layer Both { get; }", Top, Logits, $"[Block] sealed partial class Part {{ {First} }}"),
        InLayers(DiagnosticIds.NotABlock, "Residual 'Around': Plain is not a block; a block is a partial class of the same project marked [Block]",
            Text, Vectors, "[Residual<«Plain»>] partial Layer Around { get; }", Top, Logits, "sealed class Plain;"),
        InLayers(DiagnosticIds.NotABlock, "Repeat 'Twice': Network is not a block; a block is a partial class of the same project marked [Block]",
            Text, Vectors, "[Repeat<«Network»>(2)] partial Layer Twice { get; }", Top, Logits),
        InBlock(DiagnosticIds.BlockRecursion, "Repeat 'Twice.0.Again': the block contains itself: Part → Part",
            [Text, Vectors, Twice, Top, Logits], First, "[Repeat<«Part»>(2)] partial Layer Again { get; }"),
        InBlock(DiagnosticIds.BlockRecursion, "Residual 'Twice.0.Other.Back': the block contains itself: Part → Other → Part",
            [
                Text, Vectors, Twice, Top, Logits,
                "[Block] internal sealed partial class Other { [Residual<«Part»>] partial Layer Back { get; } }",
            ],
            First, "[Residual<Network.Other>] partial Layer Other { get; }"),
        InBlock(DiagnosticIds.EmptyBlock, "Repeat 'Twice': the block Part has no layers",
            [Text, Vectors, "[Repeat<«Part»>(2)] partial Layer Twice { get; }", Top, Logits]),
        InBlock(DiagnosticIds.InputInBlock, "Words 'Twice.0.More': a block reads what its composition gives it; only a block of PerToken has an input of its own",
            [Text, Vectors, Twice, Top, Logits], First, "[«Words(MaxLength = 3)»] partial Layer More { get; }"),
        InBlock(DiagnosticIds.TransitionsPlace, "Transitions 'Twice.0.Pairs': the scores of neighbouring tags must be the last layer of a network marked SequenceTagger",
            [Text, Vectors, Twice, Top, Logits], First, "[«Transitions»] partial Layer Pairs { get; }"),
        InBlock(DiagnosticIds.ShortcutShapesDiffer,
            "Residual 'Around': the block turns a sequence of length × 8 into a vector of 8, which does not fit beside its input",
            [Text, Vectors, "[«Residual<Part>»] partial Layer Around { get; }", Logits], "[MaxOverTime] partial Layer Low { get; }"),
        InBlock(DiagnosticIds.ShortcutShapesDiffer,
            "Residual 'Around': the block turns a sequence of length × 8 into a sequence of (length − 2) × 8, which does not fit beside its input; padding in the block can keep the length",
            [Text, Vectors, "[«Residual<Part>»] partial Layer Around { get; }", Top, Logits], "[Conv1d(Channels.Same, 3)] partial Layer First { get; }"),
        InBlock(DiagnosticIds.ShortcutShapesDiffer,
            "Residual 'Around': the block turns a vector of 8 into a vector of 4, which does not fit beside its input; Channels.Same in its last layer keeps the channels",
            [Text, Vectors, Top, "[«Residual<Part>(Projection = Projection.Never)»] partial Layer Around { get; }", Logits], "[Linear(4)] partial Layer First { get; }"),
        InBlock(DiagnosticIds.ShortcutShapesDiffer,
            "HighwayGate 'Gated': the block turns a sequence of length × 8 into a sequence of length × 4, which does not fit beside its input; Channels.Same in its last layer keeps the channels",
            [Text, Vectors, "[«HighwayGate<Part>»] partial Layer Gated { get; }", Top, Logits], "[Linear(4)] partial Layer First { get; }"),
        InBlock(DiagnosticIds.ShortcutShapesDiffer,
            "Dense 'Grown': the block turns a sequence of length × 8 into a sequence of (length − 1) × 8, which does not fit beside its input; padding in the block can keep the length",
            [Text, Vectors, "[«Dense<Part>»] partial Layer Grown { get; }", Top, Logits], "[Conv1d(Channels.Same, 2)] partial Layer First { get; }"),
        InBlock(DiagnosticIds.PerTokenBlock,
            "PerToken 'Spelled': the block Part must make a vector of a token, but it yields a sequence of length × 4; MaxOverTime or AverageOverTime turns it into a vector",
            [Text, "[PerToken<«Part»>] partial Layer Spelled { get; }", Top, Logits],
            "[Characters(MaxLength = 9)] partial Layer Letters { get; }", "[Embedding(30, 4)] partial Layer Symbols { get; }"),
        InBlock(DiagnosticIds.WrongInputShape,
            "PerToken 'Spelled': needs token ids, but 'Vectors' yields a sequence of length × 8",
            [Text, Vectors, "[«PerToken<Part>»] partial Layer Spelled { get; }", Top, Logits],
            "[Characters(MaxLength = 9)] partial Layer Letters { get; }", "[BagOfVectors(30, 4)] partial Layer Bag { get; }"),
        InBlock(DiagnosticIds.NoInput, "BagOfVectors 'Bag': no input stands above it; the first layer must be Words, Characters or Tokens",
            [Text, "[PerToken<Part>] partial Layer Spelled { get; }", Top, Logits], "[«BagOfVectors(30, 4)»] partial Layer Bag { get; }"),
        InBlock(DiagnosticIds.SecondInput, "Characters 'More': the block has an input already, 'Letters'; a block of PerToken reads one token",
            [Text, "[PerToken<Part>] partial Layer Spelled { get; }", Top, Logits],
            "[Characters(MaxLength = 9)] partial Layer Letters { get; }", "[«Characters(MaxLength = 9)»] partial Layer More { get; }",
            "[BagOfVectors(30, 4)] partial Layer Bag { get; }"),
    ];

    private static string Network(params string[] layers) => $"[TextClassifier] sealed partial class Whole {{ {string.Join(' ', layers)} }}";
}
