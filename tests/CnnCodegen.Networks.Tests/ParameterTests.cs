using Networks.Catalogue;

namespace CnnCodegen.Networks.Tests;

/// <summary>
/// The sizes of the networks. The expected numbers are worked out from the papers' descriptions, layer by layer, as the comments show; where a paper gives a
/// figure of its own, it is compared as well.
/// </summary>
public sealed class ParameterTests
{
    public enum Part
    {
        All,
        WithoutEmbeddings,
        WithoutFullyConnected,
    }

    /// <summary>Exact counts.</summary>
    public static TheoryData<string, Part, long> Counts => new()
    {
        // Kim 2014: 100 · 300 · (3 + 4 + 5) + 300 in the filters, 301 · 2 in the last layer.
        { "SentimentCnn", Part.WithoutEmbeddings, 360_300 + 602 },
        { "KimRand", Part.WithoutEmbeddings, 360_300 + 602 },
        { "KimStatic", Part.WithoutEmbeddings, 360_300 + 602 },
        { "KimNonStatic", Part.WithoutEmbeddings, 360_300 + 602 },
        { "KimMultichannel", Part.WithoutEmbeddings, 360_300 + 602 },
        { "KimMultichannel", Part.All, (2 * 18_767 * 300) + 360_902 },

        // Iyyer et al. 2015: 301 · 5; with 3 · 301 · 300 before it.
        { "NeuralBagOfWords", Part.WithoutEmbeddings, 1_505 },
        { "DeepAveragingNetwork", Part.WithoutEmbeddings, 272_405 },

        // Collobert et al. 2011: 5 · 55 · 300 + 300, then 301 · 45 for 45 tags; 45 · 45 pairs of tags and 45 first ones.
        { "WindowTagger", Part.WithoutEmbeddings, 82_800 + 13_545 + 2_070 },

        // dos Santos and Zadrozny 2014: characters 50 · 50 + 50, hidden layer 750 · 300 + 300, scores 301 · 45, pairs of tags and first ones 46 · 45.
        { "CharWnn", Part.WithoutEmbeddings, 2_550 + 225_300 + 13_545 + 2_070 },

        // Kalchbrenner et al. 2014: rows · maps in · maps out · width, one bias for each folded row and map; the last layer reads 4 values of 12 rows and 14 maps.
        { "Dcnn", Part.WithoutEmbeddings, (48 * 1 * 6 * 7) + (24 * 6) + (24 * 6 * 14 * 5) + (12 * 14) + (4 * 12 * 14 * 2) + 2 },

        // Kalchbrenner and Blunsom 2013: kernels and tops of the widths 2 to 13 for up to 80 words, S, R, O; the bias of the recurrence, which the paper has not.
        { "RecurrentTranslation", Part.WithoutEmbeddings, (256 * (90 + 90)) + (2 * 256 * 256) + 256 + (34_833 * 256) },

        // Model II: kernels of the widths 2 and 3 for a row each, and as many that unfold; T, S, R, O, and the same bias.
        { "RecurrentTranslationByPosition", Part.WithoutEmbeddings, (256 * 2 * (2 + 3)) + (3 * 256 * 256) + 256 + (34_833 * 256) },

        // Kim et al. 2016, with PyTorch's two biases per LSTM: characters, filters, highway, LSTMs, words.
        { "CharacterLanguageModel", Part.All, 765 + 34_650 + 552_300 + 992_400 + 722_400 + 3_010_000 },
        { "CharacterLanguageModelLarge", Part.All, 765 + 77_600 + 4_844_400 + 4_555_200 + 3_385_200 + 6_510_000 },
        { "LstmWordSmall", Part.All, 2_000_000 + (2 * 321_600) + 2_010_000 },
        { "LstmWordLarge", Part.All, 6_500_000 + (2 * 3_385_200) + 6_510_000 },

        // Zhang et al. 2015: six convolutions, three fully connected layers; LSTM: 4 · 512 · (300 + 512) + 2 · 4 · 512, and the last layer.
        { "CharCnnSmall", Part.WithoutEmbeddings, 125_696 + 459_008 + (4 * 196_864) + 8_913_920 + 1_049_600 + 4_100 },
        { "CharCnnLarge", Part.WithoutEmbeddings, 502_784 + 7_341_056 + (4 * 3_146_752) + 71_305_216 + 4_196_352 + 8_196 },
        { "LstmTopic", Part.WithoutEmbeddings, 1_667_072 + 2_052 },

        // Bradbury et al. 2017: inputs of 300, 556, 812 and 1068 channels, width 2, three gates of 256; the LSTM likewise.
        { "QrnnSentiment", Part.WithoutEmbeddings, (2 * 2_736 * 768) + (4 * 768) + 514 },
        { "LstmSentiment", Part.WithoutEmbeddings, (1_024 * (2_736 + (4 * 256))) + (4 * 2_048) + 514 },
        { "QrnnLanguageModel", Part.All, 6_400_000 + (2 * 2_459_520) + 6_410_000 },

        // 320 units, three gates; first encoder width 6 over 16 channels; decoders with V of the encoder's state; W_k and W_c of the attention.
        { "QrnnTranslator", Part.WithoutEmbeddings, (960 * 6 * 16) + (960 * 2 * 16) + (6 * 960 * 2 * 320) + (8 * 960) + (4 * 960 * 320) + (2 * 320 * 320) + (187 * 321) },
    };

    /// <summary>
    /// The networks of Conneau et al. 2017, without fully connected layers: in millions, what the structure gives, and the paper's figure, which is larger by about
    /// 0.6 throughout (the paper does not say what it counts; the fully connected layers alone would be 12.6).
    /// </summary>
    public static TheoryData<int, double, double, double> DepthsOfVdCnn => new()
    {
        { 9, 1.58, 1.76, 2.2 },
        { 17, 3.68, 3.85, 4.3 },
        { 29, 4.05, 4.22, 4.6 },
        { 49, 7.18, 7.36, 7.8 },
    };

    /// <summary>In millions, as papers round.</summary>
    public static TheoryData<string, Part, double, double> PublishedCounts => new()
    {
        { "CharacterLanguageModel", Part.All, 5, 0.5 },
        { "CharacterLanguageModelLarge", Part.All, 19, 0.5 },
        { "LstmWordSmall", Part.All, 5, 0.5 },
        { "LstmWordLarge", Part.All, 20, 0.5 },
        { "QrnnLanguageModel", Part.All, 18, 0.5 },
    };

    [Theory]
    [MemberData(nameof(Counts))]
    public void A_network_has_the_parameters_of_its_paper(string network, Part part, long expected) =>
        Assert.Equal(expected, CountOf(network, part));

    [Theory]
    [MemberData(nameof(PublishedCounts))]
    public void A_network_is_as_large_as_its_paper_says(string network, Part part, double millions, double rounding) =>
        Assert.InRange(CountOf(network, part) / 1e6, millions - rounding, millions + rounding);

    [Theory]
    [MemberData(nameof(DepthsOfVdCnn))]
    public void A_very_deep_network_has_the_parameters_of_its_structure(int depth, double plain, double shortcut, double published)
    {
        foreach (string pooling in (string[])["", "KMax", "Strided"])
        {
            double ownPlain = CountOf($"VdCnn{depth}{pooling}", Part.WithoutFullyConnected) / 1e6;
            Assert.Equal(plain, ownPlain, tolerance: 0.006);
            Assert.Equal(shortcut, CountOf($"VdCnn{depth}Shortcut{pooling}", Part.WithoutFullyConnected) / 1e6, tolerance: 0.006);
            Assert.InRange(published - ownPlain, 0.5, 0.7);
        }
    }

    [Theory]
    [InlineData("KimRand", 19.02)]
    // 80 words become 79, then 77 columns; these 79 and 80 again: 512 · (79 + 80) + 768 · (77 + 79) + 77 · T + 80 · (S + R + O).
    [InlineData("RecurrentTranslationByPosition", 729.11)]
    [InlineData("CharCnnSmall", 370)]
    [InlineData("CharCnnLarge", 4325)]
    [InlineData("VdCnn9", 305)]
    [InlineData("VdCnn17", 683)]
    [InlineData("VdCnn29", 909)]
    [InlineData("VdCnn49", 1639)]
    public void A_network_takes_the_multiply_adds_of_its_structure(string network, double millions) =>
        Assert.Equal(millions, MultiplyAdds.Of(Named.Network(network).Description) / 1e6, tolerance: 0.5);

    private static long CountOf(string network, Part part)
    {
        ParameterCount count = ParameterCount.Of(Named.Network(network).Description);
        return part switch
        {
            Part.WithoutEmbeddings => count.WithoutEmbeddings,
            Part.WithoutFullyConnected => count.WithoutFullyConnected,
            _ => count.All,
        };
    }
}
