using System.Collections.Immutable;

namespace CnnCodegen.Equivalence.Tests.RandomNetworks;

/// <summary>The kinds of layers that random networks are made of, named like their attributes.</summary>
internal enum RandomKind
{
    Words,
    Characters,
    Tokens,
    Embedding,
    BagOfVectors,
    PerToken,
    Conv1d,
    ConvBank,
    Window,
    Lstm,
    Gru,
    Rnn,
    Qrnn,
    SentenceModel,
    FitLength,
    MaxOverTime,
    AverageOverTime,
    SumOverTime,
    LastStep,
    KMaxPool,
    ProportionalKMaxPool,
    DynamicKMaxPool,
    MaxPool1d,
    AveragePool1d,
    Folding,
    Flatten,
    Linear,
    Highway,
    Softmax,
    LogSoftmax,
    Identity,
    Add,
    Concat,
    Gate,
    Repeat,
    Residual,
    HighwayGate,
    Dense,
    Parallel,
}

/// <summary>A layer of a random network.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Inputs">The layers that it reads, by number; in a block, 0 is what the block reads. A state and a memory come last, and the layer whose length is taken.</param>
/// <param name="Sizes">The positional numbers; of a bank all filters, then all widths.</param>
internal sealed record RandomLayer(RandomKind Kind, IReadOnlyList<int> Inputs, IReadOnlyList<int> Sizes)
{
    /// <summary>The named arguments that are given: truth values as 0 and 1, members of enumerations as their numbers.</summary>
    public ImmutableSortedDictionary<string, int> Options { get; init; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>The modifiers as they are written.</summary>
    public IReadOnlyList<string> Modifiers { get; init; } = [];

    /// <summary>The blocks of a composition.</summary>
    public IReadOnlyList<RandomNetwork> Blocks { get; init; } = [];

    public bool IsInput => Kind <= RandomKind.Tokens;

    /// <summary>Whether it names all its layers in its arguments.</summary>
    public bool NamesItsInputs => Kind is RandomKind.Add or RandomKind.Concat or RandomKind.Gate;

    public int Option(string name, int otherwise = 0) => Options.GetValueOrDefault(name, otherwise);

    public bool Has(string name) => Option(name) != 0;

    public IEnumerable<int> Filters => Sizes.Take(Sizes.Count / 2);

    public IEnumerable<int> Widths => Sizes.Skip(Sizes.Count / 2);

    /// <summary>The layer and all layers of its blocks.</summary>
    public IEnumerable<RandomLayer> WithNested => Blocks.SelectMany(static block => block.Layers).SelectMany(static layer => layer.WithNested).Prepend(this);
}
