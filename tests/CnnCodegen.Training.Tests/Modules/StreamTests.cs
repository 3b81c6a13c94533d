using CnnCodegen.Training.Modules;
using TorchSharp;
using static CnnCodegen.Training.Tests.Modules.NetworkBuilder;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Tests.Modules;

/// <summary>Streams of tokens that are read piece by piece, with what layers remember between the pieces.</summary>
public sealed class StreamTests
{
    private const int Streams = 3;

    private static readonly Dictionary<string, Func<NetworkDescription>> Cases = new(StringComparer.Ordinal)
    {
        ["linear at each position"] = () => LayerCases.Describe("linear at each position"),
        ["highway at each position"] = () => LayerCases.Describe("highway at each position"),
        ["LSTM"] = () => LayerCases.Describe("LSTM"),
        ["LSTM of two layers"] = () => OfVectors().Then("Test", new LstmAttribute(4) { Layers = 2 }, Sequence(4)).Build(),
        ["GRU of two layers"] = () => OfVectors().Then("Test", new GruAttribute(4) { Layers = 2 }, Sequence(4)).Build(),
        ["RNN"] = () => LayerCases.Describe("RNN"),
        ["RNN without input weights"] = () => LayerCases.Describe("RNN without input weights"),
        ["QRNN with F"] = () => LayerCases.Describe("QRNN with F"),
        ["QRNN with FO"] = () => OfVectors().Then("Test", new QrnnAttribute(4, 3), Sequence(4)).Build(),
        ["QRNN with IFO"] = () => LayerCases.Describe("QRNN with IFO"),
        ["causal convolution"] = () => OfVectors().Then("Test", new Conv1dAttribute(4, 3) { Padding = Padding.Causal }, Sequence(4)).Build(),
        ["causal convolution by groups, with dilation"] = () =>
            OfVectors().Then("Test", new Conv1dAttribute(6, 2) { Padding = Padding.Causal, Dilation = 3, Groups = 2 }, Sequence(6), [new TanhAttribute()]).Build(),
        ["all upon each other"] = () => OfVectors()
            .Then("Window", new Conv1dAttribute(6, 3) { Padding = Padding.Causal }, Sequence(6), [new ReluAttribute()])
            .Then("Lower", new QrnnAttribute(6, 2), Sequence(6))
            .Add("Sum", new AddAttribute("Lower", "Window"), Sequence(6), ["Lower", "Window"], [])
            .Then("Upper", new LstmAttribute(5), Sequence(5))
            .Then("Test", new LinearAttribute(7), Sequence(7)).Build(),
        ["words of a closed vocabulary"] = () => LayerCases.Describe("words of a closed vocabulary"),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    public static TheoryData<string> Whole => [.. LayerCases.Names.Select(row => row.Data).Where(name => !Cases.ContainsKey(name) && !CanBeStreamed.Contains(name))];

    private static IReadOnlyCollection<string> CanBeStreamed =>
    [
        "linear without bias", "softmax at each position", "logarithm of softmax", "identity with modifiers", "folding", "spelled tokens", "spelled tokens beside words",
    ];

    [Theory, MemberData(nameof(Names))]
    public void Pieces_yield_what_the_whole_text_yields(string name)
    {
        using TorchNetwork network = TorchNetwork.Create(Cases[name](), seed: 3);
        StreamedNetwork.Check(network.Description);
        int[][] texts = Texts();
        float[][] expected = [.. network.Output([.. texts.Select(text => (int[][])[text])]).Select(rows => (float[])[.. rows.SelectMany(row => row)])];

        foreach (int[] lengths in (IEnumerable<int[]>)[[MaxLength], [5, 4, 3], [1, 1, 2, 8], [.. Enumerable.Repeat(1, MaxLength)]])
        {
            using var memory = new StreamMemory();
            using DisposeScope scope = NewDisposeScope();
            Tensor scores = cat([.. Pieces(texts, lengths).Select(piece => network.Network.Scores(piece, memory))], 1);

            for (int stream = 0; stream < Streams; stream++)
                AssertEqual(expected[stream], [.. scores[stream].contiguous().data<float>()]);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void The_gradient_of_a_piece_is_of_that_piece_alone(string name)
    {
        StreamPiece[] pieces = [.. Pieces(Texts(), [7, 5])];
        using TorchNetwork network = TorchNetwork.Create(Cases[name](), seed: 3);
        Dictionary<string, float[]> after = Gradients(network, pieces[1], memory => network.Network.Scores(pieces[0], memory));

        Dictionary<string, float[]> expected = Gradients(network, pieces[1], memory =>
        {
            using IDisposable frozen = no_grad();
            network.Network.Scores(pieces[0], memory);
        });

        Assert.NotEmpty(expected);
        Assert.Equal(expected.Keys, after.Keys);
        Assert.All(expected, gradient => Assert.All(gradient.Value.Zip(after[gradient.Key]), pair => Assert.Equal(pair.First, pair.Second, 1e-6)));
    }

    [Fact]
    public void What_came_before_matters_until_it_is_forgotten()
    {
        using TorchNetwork network = TorchNetwork.Create(Cases["all upon each other"](), seed: 3);
        using var memory = new StreamMemory();
        using DisposeScope scope = NewDisposeScope();
        StreamPiece piece = Pieces(Texts(), [MaxLength]).Single();
        float[] first = Read();
        float[] second = Read();
        memory.Forget();

        Assert.All(memory.Contents, kept => Assert.Equal(0, kept.Values.abs().sum().item<float>()));
        Assert.NotEqual(first, second);
        Assert.Equal(first, Read());

        float[] Read() => [.. network.Network.Scores(piece, memory).contiguous().data<float>()];
    }

    [Theory, MemberData(nameof(Whole))]
    public void Networks_that_see_later_tokens_are_refused(string name)
    {
        var refused = Assert.Throws<ArgumentException>(() => StreamedNetwork.Check(LayerCases.Describe(name)));

        Assert.Contains("'Test'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dropped_words_are_refused()
    {
        var refused = Assert.Throws<ArgumentException>(() => StreamedNetwork.Check(OfVectors(input: new WordDropoutAttribute(0.1)).Then("Test", new LstmAttribute(4), Sequence(4)).Build()));

        Assert.Contains("layer 'Text' drops words", refused.Message, StringComparison.Ordinal);
    }

    private static int[][] Texts()
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, Streams).Select(_ => (int[])[.. Enumerable.Range(0, MaxLength).Select(_ => random.Next(1, 10))])];
    }

    private static IEnumerable<StreamPiece> Pieces(int[][] texts, int[] lengths)
    {
        int first = 0;
        foreach (int length in lengths)
        {
            yield return new StreamPiece([.. texts.Select(text => text[first..(first + length)])], [], new long[Streams * length]);
            first += length;
        }
    }

    private static Dictionary<string, float[]> Gradients(TorchNetwork network, StreamPiece piece, Action<StreamMemory> before)
    {
        using var memory = new StreamMemory();
        using DisposeScope scope = NewDisposeScope();
        foreach ((_, TorchSharp.Modules.Parameter weight) in network.Module.named_parameters())
            weight.grad = null;

        before(memory);
        Assert.All(memory.Contents, kept => Assert.False(kept.Values.requires_grad));
        network.Network.Scores(piece, memory).tanh().sum().backward();
        return network.Module.named_parameters()
            .Where(named => named.parameter.grad is not null)
            .ToDictionary(named => named.name, named => named.parameter.grad!.data<float>().ToArray(), StringComparer.Ordinal);
    }

    private static void AssertEqual(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }
}
