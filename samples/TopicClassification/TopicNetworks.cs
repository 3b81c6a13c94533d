using CnnCodegen.CommandLine;
using Networks;
using QuickStart;
using TopicClassification.Declarations;

namespace TopicClassification;

/// <summary>The networks by their names on the command line. Most are declared in samples/Networks, for the number of labels of their paper's data; others of the same name are for other numbers.</summary>
internal static class TopicNetworks
{
    public static TextClassifierCommands AddTopicNetworks(this TextClassifierCommands commands) => commands
        // Four topics.
        .Add<VdCnn9>("vd-cnn-9", Recipes.VeryDeep).Add<VdCnn9KMax>("vd-cnn-9-k-max", Recipes.VeryDeep).Add<VdCnn9Strided>("vd-cnn-9-strided", Recipes.VeryDeep)
        .Add<VdCnn17>("vd-cnn-17", Recipes.VeryDeep).Add<VdCnn29>("vd-cnn-29", Recipes.VeryDeep)
        .Add<VdCnn49>("vd-cnn-49", Recipes.VeryDeep).Add<VdCnn49Shortcut>("vd-cnn-49-shortcut", Recipes.VeryDeep)
        .Add<CharCnnSmall>("char-cnn-small", Recipes.CharCnnSmall).Add<CharCnnLarge>("char-cnn-large", Recipes.CharCnnLarge)
        .Add<LstmTopic>("lstm-mean", Recipes.LstmMean)
        .Add<QrnnTopic>("qrnn", Recipes.Recurrent).Add<DenseLstmTopic>("lstm", Recipes.Recurrent)
        .Add<KimTopic>("kim", Recipes.Kim).Add<DcnnTopic>("dcnn", Recipes.DynamicKMax).Add<AveragingTopic>("dan", Recipes.Averages)
        // Two labels.
        .Add<VdCnn9Sentiment>("vd-cnn-9", Recipes.VeryDeep)
        .Add<QrnnSentiment>("qrnn", Recipes.Recurrent).Add<LstmSentiment>("lstm", Recipes.Recurrent)
        .Add<KimSentiment>("kim", Recipes.Kim).Add<Dcnn>("dcnn", Recipes.DynamicKMax).Add<AveragingSentiment>("dan", Recipes.Averages)
        // Fourteen languages.
        .Add<VdCnn9Language>("vd-cnn-9", Recipes.Languages).Add<LanguageClassifier>("n-gram-cnn", Recipes.Languages);
}
