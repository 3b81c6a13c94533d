using CnnCodegen.CommandLine;
using CnnCodegen.Training;

namespace Tagging.Data;

/// <summary>The data sets of the papers by name, as files of the folder that <c>--data</c> or CNNCODEGEN_DATA names.</summary>
internal static class PublishedDataSets
{
    public static SequenceTaggerCommands AddPublishedDataSets(this SequenceTaggerCommands commands) => commands
        .AddDataSet("ewt", "17 parts of speech, English web treebank of Universal Dependencies", "pos/ewt.train.tsv.gz", "pos/ewt.dev.tsv.gz", "pos/ewt.test.tsv.gz", new TaggedReadOptions { TagColumn = 2 })
        .AddDataSet("wsj-sample", "45 parts of speech, the free twelfth of the Wall Street Journal", "pos/wsj-sample.train.tsv.gz", "pos/wsj-sample.dev.tsv.gz", "pos/wsj-sample.test.tsv.gz")
        .AddDataSet("conll2000", "phrases, CoNLL-2000", "chunk/conll2000.train.tsv.gz", test: "chunk/conll2000.test.tsv.gz")
        .AddDataSet("conll2003", "names, CoNLL-2003, English", "ner/conll2003-en.train.tsv.gz", "ner/conll2003-en.dev.tsv.gz", "ner/conll2003-en.test.tsv.gz");
}
