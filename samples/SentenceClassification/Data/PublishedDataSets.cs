using CnnCodegen.CommandLine;

namespace SentenceClassification.Data;

/// <summary>The data sets of Kim (2014) by name, as files of the folder that <c>--data</c> or CNNCODEGEN_DATA names.</summary>
internal static class PublishedDataSets
{
    public static TextClassifierCommands AddPublishedDataSets(this TextClassifierCommands commands) => commands
        .AddDataSet("mr", "polarity of film reviews, Pang and Lee 2005; cross-validate", "kim2014/mr.all.tsv.gz")
        .AddDataSet("sst1", "Stanford sentiment treebank, five labels, Socher et al. 2013", "kim2014/sst1.train.tsv.gz", "kim2014/sst1.dev.tsv.gz", "kim2014/sst1.test.tsv.gz")
        .AddDataSet("sst1-phrases", "sst1, trained with phrases", "kim2014/sst1.train-phrases.tsv.gz", "kim2014/sst1.dev.tsv.gz", "kim2014/sst1.test.tsv.gz")
        .AddDataSet("sst2", "Stanford sentiment treebank, two labels", "kim2014/sst2.train.tsv.gz", "kim2014/sst2.dev.tsv.gz", "kim2014/sst2.test.tsv.gz")
        .AddDataSet("sst2-phrases", "sst2, trained with phrases", "kim2014/sst2.train-phrases.tsv.gz", "kim2014/sst2.dev.tsv.gz", "kim2014/sst2.test.tsv.gz")
        .AddDataSet("subj", "subjective or objective, Pang and Lee 2004; cross-validate", "kim2014/subj.all.tsv.gz")
        .AddDataSet("trec", "six kinds of questions, Li and Roth 2002", "kim2014/trec.train.tsv.gz", test: "kim2014/trec.test.tsv.gz");
}
