using CnnCodegen.CommandLine;

namespace SentenceClassification.Networks;

/// <summary>The networks by their names on the command line, each for two, five and six labels (those of the sensitivity analysis for two alone); the one that fits the examples is taken.</summary>
internal static class SentenceNetworks
{
    public static TextClassifierCommands AddSentenceNetworks(this TextClassifierCommands commands) => commands
        .Add<KimRand2>("cnn-rand", Recipes.Kim).Add<KimRand5>("cnn-rand", Recipes.Kim).Add<KimRand6>("cnn-rand", Recipes.Kim)
        .Add<KimStatic2>("cnn-static", Recipes.Kim).Add<KimStatic5>("cnn-static", Recipes.Kim).Add<KimStatic6>("cnn-static", Recipes.Kim)
        .Add<KimNonStatic2>("cnn-non-static", Recipes.Kim).Add<KimNonStatic5>("cnn-non-static", Recipes.Kim).Add<KimNonStatic6>("cnn-non-static", Recipes.Kim)
        .Add<KimMultichannel2>("cnn-multichannel", Recipes.Kim).Add<KimMultichannel5>("cnn-multichannel", Recipes.Kim).Add<KimMultichannel6>("cnn-multichannel", Recipes.Kim)
        .Add<BagOfWords2>("bag-of-words", Recipes.Averages).Add<BagOfWords5>("bag-of-words", Recipes.Averages).Add<BagOfWords6>("bag-of-words", Recipes.Averages)
        .Add<DeepAveraging2>("deep-averaging", Recipes.Averages).Add<DeepAveraging5>("deep-averaging", Recipes.Averages).Add<DeepAveraging6>("deep-averaging", Recipes.Averages)
        .Add<Width1>("width-1", Recipes.Kim).Add<Width3>("width-3", Recipes.Kim).Add<Width5>("width-5", Recipes.Kim).Add<Width7>("width-7", Recipes.Kim).Add<Widths567>("widths-5-6-7", Recipes.Kim)
        .Add<Maps10>("maps-10", Recipes.Kim).Add<Maps50>("maps-50", Recipes.Kim).Add<Maps200>("maps-200", Recipes.Kim).Add<AveragePooled>("average-pooled", Recipes.Kim).Add<KMaxPooled>("k-max-pooled", Recipes.Kim);
}
