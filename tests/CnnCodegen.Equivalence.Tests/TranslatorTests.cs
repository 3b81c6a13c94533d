using System.Globalization;
using CnnCodegen.Equivalence.Tests.Corpus;
using CnnCodegen.Equivalence.Tests.Engines;
using CnnCodegen.LanguageModels;
using CnnCodegen.Reference;
using CnnCodegen.Testing;
using CnnCodegen.Text;
using CnnCodegen.Translators;

namespace CnnCodegen.Equivalence.Tests;

/// <summary>
/// A translator that reads its target piece by piece predicts what the equations say of the whole, after a step or a hundred; its searches find what the predictions
/// make best.
/// </summary>
public sealed class TranslatorTests
{
    private const int End = 2;

    /// <summary>Each network, and itself with pieces of single tokens.</summary>
    private static readonly NetworkSource[] Sources = [.. TranslatorNetworks.All.SelectMany(static network => (NetworkSource[])[network, TranslatorNetworks.StepByStep(network)])];

    private static readonly Lazy<CompiledProject> Project = new(static () => CompiledCorpus.Compile(Sources));

    private static readonly Vocabulary Words = new(["</s>", "the", "film", "was", "funny", "and", "gripping"]);
    private static readonly Vocabulary Letters = new(["t", "h", "e", "f", "i", "l", "m"]);

    public static TheoryData<string> Names => new(TranslatorNetworks.All.Select(static network => network.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Pieces_of_any_length_are_the_whole(string name) => AssertPieces(Project.Value, name, [0, 1, 9, 15, 16, 99], stepByStep: true);

    /// <summary>With targets of fewer tokens, because narrow code on a wide machine is slow.</summary>
    [Theory]
    [InlineData(512)]
    [InlineData(256)]
    [InlineData(128)]
    public void Pieces_are_the_whole_on_each_vector_width(int bits)
    {
        using CompiledProject project = CompiledCorpus.Compile(TranslatorNetworks.All, vectorBits: bits.ToString(CultureInfo.InvariantCulture), properties: CompiledCorpus.WithoutTables);
        foreach (NetworkSource network in TranslatorNetworks.All)
            AssertPieces(project, network.Name, [0, 1, 9, 30], stepByStep: false);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Greedy_translations_are_those_of_the_reference(string name)
    {
        (ITranslatorInstance translator, TestModel model) = Load(Project.Value, name);
        var reference = new ReferenceNetwork(model.Description, model.Tensors);
        int[] source = [3, 1, 4, 1, 5];
        const int most = 25;
        var expected = new List<int>();
        double sum = 0;
        for (bool ended = false; !ended;)
        {
            double[] next = LogProbabilities(reference, model, source, expected)[^1];
            int best = expected.Count == most ? End : Enumerable.Range(2, next.Length - 2).MaxBy(token => next[token]);
            sum += next[best];
            ended = best == End;
            if (!ended)
                expected.Add(best);
        }

        int[] target = new int[most];
        int count = translator.Translate(SourceIds(model, source), target, SearchOptions.Greedy, out double logProbability);

        Assert.Equal(expected, target[..count]);
        Assert.Equal(sum, logProbability, 1e-4);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Wider_beams_find_translations_with_the_probability_that_scoring_gives_them(string name)
    {
        (ITranslatorInstance translator, TestModel model) = Load(Project.Value, name);
        double[] best = [.. new[] { 1, 4, 16 }.Select(width =>
        {
            int[] target = new int[10];
            var options = new SearchOptions { BeamWidth = width, LengthPenalty = 0 };
            int count = translator.Translate(SourceIds(model, [2, 7, 1]), target, options, out double logProbability);
            float[] scores = new float[count + 1];
            translator.Score(SourceIds(model, [2, 7, 1]), target.AsSpan(0, count), scores);
            Assert.Equal(scores.Sum(static score => (double)score), logProbability, 1e-4);
            return logProbability;
        })];

        Assert.True(best[0] <= best[2] + 1e-6, string.Join(", ", best));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Searching_and_scoring_ids_allocates_nothing(string name)
    {
        (ITranslatorInstance translator, TestModel model) = Load(Project.Value, name);
        int[] target = new int[20];
        float[] scores = new float[21];
        SearchOptions[] options = [SearchOptions.Greedy, new SearchOptions { BeamWidth = 5 }];
        (int[] ids, int[] ends) = Flat(SourceSequences(model, [3, 1, 4]));

        void Translate()
        {
            foreach (SearchOptions option in options)
                translator.Translate(new InputIds(ids, ends), target, option, out _);
            translator.Score(new InputIds(ids, ends), target, scores);
        }

        for (int i = 0; i < 3; i++)
            Translate();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Translate();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Attention_has_a_weight_for_each_token_of_the_source()
    {
        ITranslatorInstance translator = LoadWithText("AttendingTranslator");
        var options = new SearchOptions { BeamWidth = 3, WithAttention = true, MaxLength = 20 };

        Translation translation = translator.Translate("the film was gripping", options);

        AttentionWeights attention = translation.Attention!;
        Assert.Equal(["the", "film", "was", "gripping"], attention.Sources);
        Assert.Equal([.. translation.Tokens, "</s>"], attention.Targets);
        for (int target = 0; target < attention.Targets.Count; target++)
        {
            float[] row = attention.Of(target).ToArray();
            Assert.Equal(1, row.Sum(), 1e-5);
            Assert.All(row, static weight => Assert.InRange(weight, 0, 1));
            Assert.True(row.Distinct().Count() > 1);
        }

        // The same weights whether pieces are read token by token or many at a time.
        AttentionWeights single = LoadWithText("AttendingTranslator", stepByStep: true).Translate("the film was gripping", options).Attention!;
        for (int target = 0; target < attention.Targets.Count; target++)
        {
            for (int source = 0; source < 4; source++)
                Assert.Equal(attention[target, source], single[target, source], 1e-5);
        }

        Assert.Null(translator.Translate("the film").Attention);
        Assert.Null(LoadWithText("RecurrentTranslator").Translate("the film", options).Attention);
        Assert.Equal([""], translator.Translate("", options).Attention!.Sources);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_is_translated_and_scored_by_the_vocabularies_of_both_inputs(string name)
    {
        ITranslatorInstance translator = LoadWithText(name);

        Translation translation = translator.Translate("The film, was", new SearchOptions { BeamWidth = 4, MaxLength = 12 });
        TextScore score = translator.Score("The film, was", string.Join(' ', translation.Tokens));

        Assert.All(translation.Tokens, static token => Assert.Contains(token, Words.Tokens));
        Assert.Equal(string.Join(' ', translation.Tokens), translation.Text);
        Assert.Equal([.. translation.Tokens, "</s>"], score.Tokens.Select(static token => token.Text));
        Assert.Equal(translation.LogProbability, score.LogProbability, 1e-4);
    }

    [Fact]
    public void Threads_that_share_an_instance_get_what_one_thread_gets()
    {
        ITranslatorInstance translator = LoadWithText("AttendingTranslator");
        string[] texts = ["", "the film", "Gripping film and funny film", "was was was"];
        var options = new SearchOptions { BeamWidth = 3, WithAttention = true, MaxLength = 15 };
        (string, double)[] alone = [.. texts.Select(text => Answer(text))];
        (string, double) Answer(string text) => translator.Translate(text, options) is var found ? (found.Text, found.LogProbability) : default;

        var together = new (string, double)[200];
        Parallel.For(0, together.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => together[i] = Answer(texts[i % texts.Length]));

        for (int i = 0; i < together.Length; i++)
            Assert.Equal(alone[i % alone.Length], together[i]);
    }

    private static void AssertPieces(CompiledProject project, string name, int[] lengths, bool stepByStep)
    {
        (ITranslatorInstance whole, TestModel model) = Load(project, name);
        ITranslatorInstance[] translators = stepByStep ? [whole, Load(project, name, stepByStep: true).Translator] : [whole];
        var reference = new ReferenceNetwork(model.Description, model.Tensors);
        var random = new System.Random(11);
        int outputs = model.Description.Output.Output.Channels;
        foreach (int length in lengths)
        {
            int[] source = [.. Enumerable.Range(0, length switch { 0 => 0, 99 => 45, _ => length }).Select(_ => random.Next(11))];
            int[] target = [.. Enumerable.Range(0, length).Select(_ => random.Next(outputs))];
            double[][] rows = LogProbabilities(reference, model, source, target);
            double largest = rows.SelectMany(static row => row).Max(Math.Abs);
            foreach (ITranslatorInstance translator in translators)
            {
                float[] found = new float[length + 1];
                translator.Score(SourceIds(model, source), target, found);
                for (int i = 0; i <= length; i++)
                {
                    double expected = rows[i][i < length ? target[i] : End];
                    Assert.True(
                        Math.Abs(expected - found[i]) <= Agreement.Tolerance * Math.Max(1, largest),
                        FormattableString.Invariant($"{name}{(translator == whole ? "" : " token by token")}, target of {length}: log-probability {i} is {found[i]} instead of {expected}"));
                }
            }
        }
    }

    /// <summary>The log-probabilities of the tokens that follow each beginning of a target, in double precision; of tokens that are spelled, by no letter.</summary>
    private static double[][] LogProbabilities(ReferenceNetwork reference, TestModel model, int[] source, IReadOnlyList<int> target)
    {
        int[][] ids = SourceSequences(model, source);
        int[] tokens = [End, .. target];
        int[] noLetter = new int[model.Description.Layers.Select(static layer => layer.Block?.MinLength ?? 0).Max()];
        ids = noLetter.Length == 0 ? [.. ids, tokens] : [ids[0], tokens, .. ids[1..], .. Enumerable.Repeat(noLetter, tokens.Length)];
        LayerDescription output = model.Description.Output;
        return [.. reference.Output(ids).Numbers.Chunk(output.Output.Channels).Select(row =>
        {
            if (output.Attribute is SoftmaxAttribute)
                return row.Select(static share => Math.Log(share)).ToArray();
            double sum = Math.Log(row.Sum(Math.Exp));
            return row.Select(score => score - sum).ToArray();
        })];
    }

    private static InputIds SourceIds(TestModel model, int[] source) => InputIds.Of(SourceSequences(model, source));

    /// <summary>The source, and a spelling for each of its tokens where the network reads them.</summary>
    private static int[][] SourceSequences(TestModel model, int[] source)
    {
        LayerDescription? spelled = model.Description.Layers.FirstOrDefault(static layer => layer.Block is not null);
        return spelled is null
            ? [source]
            : [source, .. Enumerable.Range(0, Math.Clamp(source.Length, 1, 40)).Select(i => (int[])[i < source.Length ? source[i] : 0, 3, 5])];
    }

    private static (int[] Ids, int[] Ends) Flat(int[][] sequences) =>
        ([.. sequences.SelectMany(static ids => ids)], [.. sequences.Select((_, i) => sequences.Take(i + 1).Sum(static ids => ids.Length))]);

    private static (ITranslatorInstance Translator, TestModel Model) Load(CompiledProject project, string name, bool stepByStep = false)
    {
        NetworkSource source = NetworkCorpus.Named(name);
        TestModel model = CompiledCorpus.Model(source, project.Networks[source.FullName]);
        NetworkClass compiled = stepByStep ? project.Networks[TranslatorNetworks.StepByStep(source).FullName] : project.Networks[source.FullName];
        return ((ITranslatorInstance)compiled.LoadNetwork(model.ToFile()), model);
    }

    private static ITranslatorInstance LoadWithText(string name, bool stepByStep = false)
    {
        NetworkSource source = NetworkCorpus.Named(name);
        TestModel model = CompiledCorpus.Model(source, Project.Value.Networks[source.FullName]);
        NetworkClass compiled = Project.Value.Networks[stepByStep ? TranslatorNetworks.StepByStep(source).FullName : source.FullName];
        var writer = new ModelFileWriter();
        foreach (InputDescription input in model.Description.Inputs)
            writer.SetInput(model.Description.Layers[input.Layer].Name, new WordTokenizer(), Words);
        foreach (LayerDescription layer in model.Description.Layers.Where(static layer => layer.Block is not null))
            writer.SetInput(layer.Block!.Input.Name, new CharacterTokenizer(), Letters);
        foreach (WeightSlot slot in model.Description.Weights)
            writer.Add(slot.Name, slot.Shape, model.Tensors[slot.Name]);
        using var stream = new MemoryStream();
        writer.Save(stream);
        stream.Position = 0;
        return (ITranslatorInstance)compiled.LoadNetwork(ModelFile.Read(stream));
    }
}
