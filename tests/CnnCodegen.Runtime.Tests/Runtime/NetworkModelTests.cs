namespace CnnCodegen.Runtime.Tests.Runtime;

/// <summary>A network of two inputs, one of them with its tokens spelled: what the program is given of what the caller gives.</summary>
public sealed class NetworkModelTests
{
    private const int Channels = 2;

    /// <summary>Words of 2 to 4 tokens, below 6; characters of 1 to 3, below 5; tags, always 3, below 9.</summary>
    private static readonly NetworkDescription Description = new(
        "Two",
        "feedc0de",
        [new InputDescription(0, 2, 4), new InputDescription(1, 3, 3)],
        [
            new("Words", new WordsAttribute { MaxLength = 4 }, [], [], new LayerShape(ShapeKind.Tokens, 4, 1), []),
            new("Tags", new TokensAttribute { MaxLength = 3, FixedLength = true }, [], [], new LayerShape(ShapeKind.Tokens, 3, 1), []),
            new("Vectors", new EmbeddingAttribute(6, 2), [], [0], new LayerShape(ShapeKind.Sequence, 4, 2), []),
            new("TagVectors", new EmbeddingAttribute(9, 2), [], [1], new LayerShape(ShapeKind.Sequence, 3, 2), []),
            new("Spelled", new PerTokenAttribute<object>(), [], [0], new LayerShape(ShapeKind.Sequence, 4, Channels), [], new NetworkDescription(
                "Speller",
                "",
                [new InputDescription(0, 1, 3)],
                [
                    new("Spelled.Letters", new CharactersAttribute { MaxLength = 3 }, [], [], new LayerShape(ShapeKind.Tokens, 3, 1), []),
                    new("Spelled.Bag", new BagOfVectorsAttribute(5, Channels), [], [0], new LayerShape(ShapeKind.Vector, 1, Channels), []),
                ])),
        ]);

    [Fact]
    public void All_sequences_are_cut_and_filled()
    {
        var program = new RecordingProgram();
        NetworkModel model = Model(program);

        // Three tokens are spelled: the longest is cut, the empty one filled up.
        Compute(model, [1, 2, 3], [8], [1, 2, 3, 4], [], [4, 4]);

        Assert.Equal(["1 2 3", "8 0 0", "1 2 3", "0", "4 4"], program.Read);
    }

    [Fact]
    public void A_text_that_was_filled_up_has_spellings_for_what_fills_it_up()
    {
        var program = new RecordingProgram();

        Compute(Model(program), [], [], [], []);

        Assert.Equal(["0 0", "0 0 0", "0", "0"], program.Read);
    }

    [Fact]
    public void What_is_cut_off_is_neither_checked_nor_spelled()
    {
        var program = new RecordingProgram();

        Compute(Model(program), [1, 1, 1, 1, 99], [0, 0, 0, -1], [1], [1], [1], [1, 1, 1, 77]);

        Assert.Equal(["1 1 1 1", "0 0 0", "1", "1", "1", "1 1 1"], program.Read);
    }

    [Theory]
    [InlineData(0, 6, "of Words is 6; the embedding of Two has the rows 0 to 5")]
    [InlineData(1, -1, "of Tags is -1; the embedding of Two has the rows 0 to 8")]
    [InlineData(2, 5, "of Spelled.Letters is 5; the embedding of Two has the rows 0 to 4")]
    public void An_id_outside_its_embedding_is_named(int sequence, int id, string message)
    {
        int[][] ids = [[1, 2], [3], [1], [2]];
        ids[sequence][^1] = id;

        var fault = Assert.Throws<ArgumentOutOfRangeException>("ids", () => Compute(Model(new RecordingProgram()), ids));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void Another_number_of_sequences_is_refused(int count)
    {
        int[][] ids = [[1, 2], [3], [1], [2], [4]];

        var fault = Assert.Throws<ArgumentException>("ids", () => Compute(Model(new RecordingProgram()), ids[..count]));
        Assert.Contains($"found {count}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_of_another_length_is_refused() => Assert.Contains(
        "room for the 6 numbers of the output, found 5",
        Assert.Throws<ArgumentException>("output", () => Model(new RecordingProgram()).Compute(InputIds.Of([1, 2, 3], [], [], [], []), new float[5])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Loading_runs_the_program_so_that_it_is_compiled_before_the_first_prediction()
    {
        var program = new RecordingProgram();

        Model(program);

        // The longest text that is tried is cut to what the inputs hold: four words with their spellings.
        Assert.Equal(["1 1 1 1", "1 1 1", "1 1 1", "1 1 1", "1 1 1", "1 1 1"], program.Read);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        NetworkModel model = Model(new SilentProgram());
        int[] ids = [1, 2, 3, 8, 1, 2, 4];
        int[] ends = [3, 4, 6, 6, 7];
        float[] output = new float[6];

        Assert.Equal(0, Allocations.Of(() => model.Compute(new InputIds(ids, ends), output)));
    }

    private static NetworkModel Model(InferenceProgram program)
    {
        var writer = new ModelFileWriter();
        writer.SetNetwork(Description);
        return new NetworkModel(writer.ToFile(), Description, _ => program);
    }

    private static void Compute(NetworkModel model, params int[][] ids)
    {
        InputIds input = InputIds.Of(ids);
        model.Compute(input, new float[model.OutputLength(input)]);
    }

    private class SilentProgram : InferenceProgram
    {
        public override int ScratchLength => 0;

        public override int OutputLength(InputIds ids) => ids[0].Length * Channels;

        public override void Run(InputIds ids, Span<float> output, Span<float> scratch) => output.Clear();
    }

    /// <summary>Keeps what it was given, each sequence as text.</summary>
    private sealed class RecordingProgram : SilentProgram
    {
        public List<string> Read { get; } = [];

        public override void Run(InputIds ids, Span<float> output, Span<float> scratch)
        {
            Read.Clear();
            for (int i = 0; i < ids.Count; i++)
                Read.Add(string.Join(' ', ids[i].ToArray()));
        }
    }
}
