using System.Text;

namespace CnnCodegen.Runtime.Tests.Runtime;

public sealed class TextClassifierModelTests
{
    [Fact]
    public void Probabilities_are_the_softmax_of_the_logits()
    {
        // e^0, e^−1 and e^−2 over their sum. Without taking off the largest, e^1001 is infinite.
        double sum = 1 + Math.Exp(-1) + Math.Exp(-2);
        TextClassifierModel model = Model(static weights => new BiasProgram(weights), SmallNetwork.Writer(bias: [1000f, 1001f, 999f]));
        var scores = new float[3];

        model.Predict([2, 3], scores);

        Assert.Equal(Math.Exp(-1) / sum, scores[0], 1e-6);
        Assert.Equal(1 / sum, scores[1], 1e-6);
        Assert.Equal(Math.Exp(-2) / sum, scores[2], 1e-6);

        model.Predict("good film", scores);
        Assert.Equal(1 / sum, scores[1], 1e-6);

        Prediction best = model.Predict("good film");
        Assert.Equal(("neutral", 1), (best.Label, best.Index));
        Assert.Equal(1 / sum, best.Probability, 1e-6);
    }

    [Fact]
    public void Logits_are_left_as_they_are()
    {
        TextClassifierModel model = Model(static weights => new BiasProgram(weights), SmallNetwork.Writer(bias: [1000f, -3f, 0.25f]));
        var logits = new float[3];

        model.PredictLogits([2, 3], logits);

        Assert.Equal([1000f, -3f, 0.25f], logits);
    }

    [Theory]
    [InlineData(new int[0], 2, 0)]
    [InlineData(new[] { 4 }, 2, 4)]
    [InlineData(new[] { 4, 5 }, 2, 54)]
    [InlineData(new[] { 1, 2, 3, 4, 5 }, 5, 54321)]
    [InlineData(new[] { 1, 2, 3, 4, 5, 2 }, 5, 54321)]
    [InlineData(new[] { 1, 2, 3, 4, 5, -7, 99 }, 5, 54321)]
    public void Ids_are_filled_with_zero_and_cut(int[] ids, int length, int digits)
    {
        TextClassifierModel model = Model(static _ => new EchoProgram());
        var logits = new float[3];

        // A full text first, so that the working memory holds other ids.
        model.PredictLogits([5], logits);
        model.PredictLogits(ids, logits);

        Assert.Equal([length, digits, 0f], logits);
    }

    [Theory]
    [InlineData("", 2, 0)]
    [InlineData("  ", 2, 0)]
    [InlineData("film", 2, 4)]
    [InlineData("Bad film, good", 4, 2143)]
    [InlineData("good good good good film good", 5, 42222)]
    public void Texts_become_ids_by_the_files_vocabulary(string text, int length, int digits)
    {
        // The probabilities of lengths and digits are of no use, so the program's output is looked at before the softmax.
        var program = new RecordingProgram();
        TextClassifierModel model = Model(_ => program);
        var scores = new float[3];

        model.Predict("good good good good good");
        model.Predict(text, scores);
        Assert.Equal([length, digits, 0f], program.Last);

        model.Predict(text);
        Assert.Equal([length, digits, 0f], program.Last);

        model.Predict("good good good good good");
        model.Predict(Encoding.UTF8.GetBytes(text), scores);
        Assert.Equal([length, digits, 0f], program.Last);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(6, 2)]
    [InlineData(int.MinValue, 1)]
    [InlineData(int.MaxValue, 4)]
    public void Ids_outside_the_embedding_are_named(int id, int position)
    {
        TextClassifierModel model = Model(static _ => new EchoProgram());
        int[] ids = [1, 1, 1, 1, 1];
        ids[position] = id;
        var scores = new float[3];

        foreach (Action predict in (Action[])[() => model.Predict(ids, scores), () => model.PredictLogits(ids, scores)])
        {
            var fault = Assert.Throws<ArgumentOutOfRangeException>("tokenIds", predict);
            Assert.Equal(id, fault.ActualValue);
            Assert.Contains(
                FormattableString.Invariant($"The id at position {position} of Text is {id}; the embedding of Small has the rows 0 to 5."), fault.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(0)]
    public void Room_of_another_length_is_refused(int length)
    {
        TextClassifierModel model = Model(static _ => new EchoProgram());
        var scores = new float[length];

        Assert.Throws<ArgumentException>("scores", () => model.Predict([2], scores));
        Assert.Throws<ArgumentException>("scores", () => model.Predict("good", scores));
        Assert.Throws<ArgumentException>("scores", () => model.Predict("good"u8, scores));
        Assert.Throws<ArgumentException>("logits", () => model.PredictLogits([2], scores));
    }

    [Fact]
    public void Without_a_vocabulary_ids_work_and_texts_are_refused()
    {
        ModelFileWriter writer = SmallNetwork.Writer();
        writer.Metadata.Remove("Text.vocabulary");
        writer.Metadata.Remove("Text.tokenizer");
        TextClassifierModel model = Model(static weights => new BiasProgram(weights), writer);
        var scores = new float[3];

        model.Predict([2], scores);
        Assert.Equal(1, scores.Sum(), 1e-6);
        Assert.Contains("no vocabulary", Assert.Throws<InvalidOperationException>(() => model.Predict("good")).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => model.Predict("good", scores));
        Assert.Throws<InvalidOperationException>(() => model.Predict("good"u8, scores));
    }

    [Fact]
    public void Without_labels_they_are_numbers()
    {
        ModelFileWriter writer = SmallNetwork.Writer();
        writer.Metadata.Remove("labels");
        TextClassifierModel model = Model(static weights => new BiasProgram(weights), writer);

        Assert.Equal(["0", "1", "2"], model.Labels);
        Assert.Equal("2", model.Predict("good").Label);
    }

    [Theory]
    [InlineData("labels", """["a","b"]""", "3 labels, one for each output of Small", "2")]
    [InlineData("labels", """{"a":1}""", "a JSON array of strings", "an object")]
    [InlineData("Text.tokenizer", """{"kind":"bytes","lowercase":true}""", "kind 'characters', 'words', 'clean_str', 'clean_str_sst' or 'whitespace'", "kind 'bytes'")]
    [InlineData("Text.tokenizer", """{"kind":"characters","lowercase":true}""", "kind 'words', 'clean_str', 'clean_str_sst' or 'whitespace', as the layer Text declares", """{"kind":"characters","lowercase":true}""")]
    [InlineData("Text.tokenizer", null, "a tokenizer beside the vocabulary", "none")]
    [InlineData("Text.vocabulary", null, "a vocabulary beside the tokenizer", "none")]
    [InlineData("Text.vocabulary", """["a","b","c","d","e"]""", "at most 6 ids, the embedding's rows", "7, the two reserved ones included")]
    [InlineData("Text.vocabulary", """["a","a"]""", "tokens that differ and are not empty", "'a' with the ids 2 and 3")]
    public void Settings_that_do_not_fit_the_network_are_refused(string key, string? value, string expected, string found)
    {
        ModelFileWriter writer = SmallNetwork.Writer();
        writer.Metadata.Remove(key);
        if (value is not null)
            writer.Metadata[key] = value;

        var fault = Assert.Throws<ModelFileException>(() => Model(static _ => new EchoProgram(), writer));

        Assert.Equal((key, expected, found), (fault.Field, fault.Expected, fault.Found));
    }

    [Fact]
    public void A_vocabulary_that_fills_the_embedding_is_accepted()
    {
        ModelFileWriter writer = SmallNetwork.Writer();
        writer.Metadata["Text.vocabulary"] = """["a","b","c","d"]""";

        Model(static _ => new EchoProgram(), writer).Predict("d");
    }

    [Theory]
    [InlineData("words", 4, 1141)]
    [InlineData("clean_str", 4, 1132)]
    [InlineData("clean_str_sst", 2, 5)]
    [InlineData("whitespace", 2, 1)]
    public void Words_are_cut_as_the_file_says(string kind, int length, int digits)
    {
        ModelFileWriter writer = SmallNetwork.Writer();
        writer.Metadata["Text.tokenizer"] = $$"""{"kind":"{{kind}}","lowercase":true}""";
        writer.Metadata["Text.vocabulary"] = """["do","n't","don't","don't?!"]""";
        var program = new RecordingProgram();

        Model(_ => program, writer).Predict("-Don't?!");

        Assert.Equal([length, digits, 0f], program.Last);
    }

    [Fact]
    public void Characters_need_a_character_tokeniser()
    {
        NetworkDescription description = SmallNetwork.Describe("Small", "feedc0de", new CharactersAttribute { MaxLength = SmallNetwork.MaxLength });

        var fault = Assert.Throws<ModelFileException>(() => new TextClassifierModel(SmallNetwork.Writer().ToFile(), description, static _ => new EchoProgram()));

        Assert.Equal("kind 'characters', as the layer Text declares", fault.Expected);
    }

    [Fact]
    public void Nothing_is_allocated_in_the_steady_state()
    {
        TextClassifierModel model = Model(static _ => new ScratchProgram());
        var scores = new float[3];
        int[] ids = [1, 2, 3, 4];

        Assert.Equal(0, Allocations.Of(() => model.Predict(ids, scores)));
        Assert.Equal(0, Allocations.Of(() => model.Predict(ids.AsSpan(0, 1), scores)));
        Assert.Equal(0, Allocations.Of(() => model.PredictLogits(ids, scores)));
        Assert.Equal(0, Allocations.Of(() => model.Predict("A good film, not bad at all: \ud800", scores)));
        Assert.Equal(0, Allocations.Of(() => model.Predict("A good film, not bad at all: \ud800")));
        Assert.Equal(0, Allocations.Of(() => model.Predict("A good film, größer, not bad at all"u8, scores)));
    }

    [Fact]
    public void Threads_get_their_own_results()
    {
        TextClassifierModel model = Model(static _ => new ScratchProgram());
        int wrong = 0;
        Thread[] threads = [.. Enumerable.Range(0, 24).Select(number => new Thread(() =>
        {
            int id = number % SmallNetwork.Rows;
            var logits = new float[3];
            for (int i = 0; i < 500; i++)
            {
                // One id fills the working memory; two short ids go through the id buffer.
                model.PredictLogits([id, id, id], logits);
                if (logits is not [var sum, var first, var last] || sum != id * ScratchProgram.Length || first != id || last != id)
                    Interlocked.Increment(ref wrong);
                model.PredictLogits([id], logits);
                if (logits[1] != id || logits[0] != id * ((ScratchProgram.Length + 1) / 2))
                    Interlocked.Increment(ref wrong);
            }
        }))];

        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();

        Assert.Equal(0, wrong);
    }

    [Fact]
    public void A_program_that_throws_spoils_no_later_call()
    {
        var program = new RecordingProgram();
        TextClassifierModel model = Model(_ => program);
        var logits = new float[3];
        program.IsBroken = true;

        Assert.Throws<InvalidOperationException>(() => model.PredictLogits([3], logits));
        program.IsBroken = false;
        model.PredictLogits([4], logits);

        Assert.Equal([2f, 4f, 0f], logits);
    }

    private static TextClassifierModel Model(Func<NetworkWeights, InferenceProgram> prepare, ModelFileWriter? writer = null) =>
        new((writer ?? SmallNetwork.Writer()).ToFile(), SmallNetwork.Description, prepare);

    /// <summary>Keeps what <see cref="EchoProgram"/> said last; for one thread.</summary>
    private sealed class RecordingProgram : InferenceProgram
    {
        private readonly EchoProgram _echo = new();

        public bool IsBroken { get; set; }

        public float[] Last { get; } = new float[3];

        public override int ScratchLength => 0;

        public override int OutputLength(InputIds ids) => _echo.OutputLength(ids);

        public override void Run(InputIds ids, Span<float> output, Span<float> scratch)
        {
            if (IsBroken)
                throw new InvalidOperationException("broken");
            _echo.Run(ids, output, scratch);
            output.CopyTo(Last);
        }
    }
}
