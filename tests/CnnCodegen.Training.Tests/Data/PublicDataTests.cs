using CnnCodegen.Text;

namespace CnnCodegen.Training.Tests.Data;

/// <summary>Public data sets have the sizes that Kim (2014) and their owners publish.</summary>
public sealed class PublicDataTests
{
    [Theory]
    [InlineData("kim2014/mr.all.tsv.gz", 10_662, 2)]
    [InlineData("kim2014/sst1.train.tsv.gz", 8_544, 5)]
    [InlineData("kim2014/sst1.dev.tsv.gz", 1_101, 5)]
    [InlineData("kim2014/sst1.test.tsv.gz", 2_210, 5)]
    [InlineData("kim2014/sst1.train-phrases.tsv.gz", 156_817, 5)]
    [InlineData("kim2014/sst2.train.tsv.gz", 6_920, 2)]
    [InlineData("kim2014/sst2.dev.tsv.gz", 872, 2)]
    [InlineData("kim2014/sst2.test.tsv.gz", 1_821, 2)]
    [InlineData("kim2014/subj.all.tsv.gz", 10_000, 2)]
    [InlineData("kim2014/trec.train.tsv.gz", 5_452, 6)]
    [InlineData("kim2014/trec.test.tsv.gz", 500, 6)]
    [InlineData("ag_news/ag_news.test.tsv.gz", 7_600, 4)]
    [InlineData("spam/sms.all.tsv.gz", 5_574, 2)]
    public void Each_file_has_its_examples(string file, int examples, int labels)
    {
        TextDataSet data = TextDataSet.Read(PublicData.Path(file));

        Assert.Equal((examples, labels), (data.Examples.Count, data.Labels.Count));
    }

    /// <summary>Those of the paper's second table.</summary>
    [Theory]
    [InlineData(18_765, true, false, "kim2014/mr.all.tsv.gz")]
    [InlineData(17_836, true, true, "kim2014/sst1.train.tsv.gz", "kim2014/sst1.dev.tsv.gz", "kim2014/sst1.test.tsv.gz")]
    [InlineData(9_592, false, false, "kim2014/trec.train.tsv.gz", "kim2014/trec.test.tsv.gz")]
    public void Kims_tokens_give_the_published_vocabularies(int words, bool lowercase, bool isTreebank, params string[] files) =>
        Assert.Equal(words, Words(new SentenceTokenizer(lowercase, isTreebank), files));

    /// <summary>Counted with the substitutions of the paper's code; where the paper has another number, it is within three words.</summary>
    [Theory]
    [InlineData(21_322, "kim2014/subj.all.tsv.gz")]
    [InlineData(17_833, "kim2014/sst1.train.tsv.gz", "kim2014/sst1.dev.tsv.gz", "kim2014/sst1.test.tsv.gz")]
    [InlineData(16_186, "kim2014/sst2.train.tsv.gz", "kim2014/sst2.dev.tsv.gz", "kim2014/sst2.test.tsv.gz")]
    [InlineData(8_764, "kim2014/trec.train.tsv.gz", "kim2014/trec.test.tsv.gz")]
    [InlineData(8_798, "spam/sms.all.tsv.gz")]
    public void Kims_tokens_in_lower_case_give_the_vocabularies_that_his_code_gives(int words, params string[] files) =>
        Assert.Equal(words, Words(new SentenceTokenizer(), files));

    private static int Words(Tokenizer tokenizer, string[] files) =>
        files.SelectMany(file => TextDataSet.Read(PublicData.Path(file)).Examples).SelectMany(example => tokenizer.Split(example.Text)).Distinct(StringComparer.Ordinal).Count();
}
