using CnnCodegen.CommandLine;

namespace TopicClassification.Data;

/// <summary>The data sets of the papers by name, as files of the folder that <c>--data</c> or CNNCODEGEN_DATA names.</summary>
internal static class PublishedDataSets
{
    private static readonly Dictionary<string, string> Topics = new() { ["0"] = "world", ["1"] = "sports", ["2"] = "business", ["3"] = "science" };

    private static readonly Dictionary<string, string> Sentiments = new() { ["0"] = "negative", ["1"] = "positive" };

    public static TextClassifierCommands AddPublishedDataSets(this TextClassifierCommands commands) => commands
        .AddDataSet("ag-news", "four topics of news, Zhang et al. 2015; titles and descriptions", "ag_news/ag_news.train-subset.tsv.gz", test: "ag_news/ag_news.test.tsv.gz", labelNames: Topics)
        .AddDataSet("imdb", "polarity of film reviews, Maas et al. 2011", "imdb/imdb.train.tsv.gz", test: "imdb/imdb.test.tsv.gz", labelNames: Sentiments);
}
