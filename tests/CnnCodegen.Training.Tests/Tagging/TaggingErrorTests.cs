using CnnCodegen.Training.Tests.Modules;
using static CnnCodegen.Training.Tests.Modules.NetworkBuilder;

namespace CnnCodegen.Training.Tests.Tagging;

/// <summary>What a tagger cannot be trained with is told before training, and what was expected instead.</summary>
public sealed class TaggingErrorTests
{
    private static readonly TaggedSentence[] Names = [Sentences.Of("Ada/B-X Lovelace/I-X came/O"), Sentences.Of("she/O went/O")];
    private static readonly TaggedSentence[] Speech = [Sentences.Of("she/PRON went/VERB home/NOUN")];

    [Fact]
    public void Sentences_are_needed()
    {
        Refused<WindowTagger>("no training examples", []);
        Refused<WindowTagger>("no development examples", Names, []);
        Refused<WindowTagger>("There is one training example, of which no share can be set aside", Speech);
        Refused<WindowTagger>("found null as sentence 1", [Names[0], null!]);
        Refused<WindowTagger>("Expected words, found null in sentence 0", [new TaggedSentence([null!], ["O"])]);
        Refused<WindowTagger>("Expected tags, found null in sentence 0", [new TaggedSentence(["she"], [null!])]);
        Refused<WindowTagger>("PieceLength is 5, but only language models", Names, options: new TrainingOptions { PieceLength = 5 });
    }

    [Fact]
    public void Tags_are_those_of_the_outputs()
    {
        Refused<WindowTagger>("'WindowTagger' has 3 outputs (layer 'Scores'), but the training sentences have 4 tags: 'B-X', 'B-Y', 'I-X', 'O'.", [.. Names, Sentences.Of("Paris/B-Y")]);
        Refused<WindowTagger>("Token 1 of sentence 0 has the tag 'B-Y', which is none of 'B-X', 'I-X', 'O'.", Names, [Sentences.Of("to/O Paris/B-Y")]);
        Refused<WindowTagger>("there are 2 tags: 'O', 'B-X'.", Names, options: new TrainingOptions { Labels = ["O", "B-X"] });
        Refused<WindowTagger>("Token 1 of sentence 0 has the tag 'I-X', which is none of 'O', 'B-X', 'B-Y'.", Names, options: new TrainingOptions { Labels = ["O", "B-X", "B-Y"] });
    }

    [Fact]
    public void Settings_fit_tags_and_network()
    {
        Refused<WindowTagger>("the tag 'NOUN' is no part of a span", Speech, Speech, new TrainingOptions { Metric = DevelopmentMetric.SpanF1 });
        Refused<PairTagger>("'PairTagger' ends in Transitions", Names, Names, new TrainingOptions { LabelSmoothing = 0.1 });
        Refused<PairTagger>("'PairTagger' ends in Transitions", Names, Names, new TrainingOptions { ClassWeights = ClassWeights.Balanced });
        Assert.Contains("Expected a metric of the task: Accuracy, MacroF1, Loss.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new TextClassifierTrainer<KimNetwork>(new TrainingOptions { Metric = DevelopmentMetric.SpanF1 })).Message);
    }

    [Fact]
    public void Networks_are_taggers_that_keep_their_words()
    {
        Refused<KimNetwork>("'SmallKim' yields one row for a text; a tagger has one for each token.", Names);
        Refused<DroppingTagger>("Input 'Text' of 'Test' drops words in training (WordDropout), and their tags would stay behind.", Names);
    }

    private static void Refused<TNetwork>(string message, TaggedSentence[] training, TaggedSentence[]? development = null, TrainingOptions? options = null)
        where TNetwork : INetwork<TNetwork> =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => new SequenceTaggerTrainer<TNetwork>(options).Train(training, development, cancellationToken: TestContext.Current.CancellationToken)).Message);

    private sealed class DroppingTagger : Trained<DroppingTagger>, INetwork<DroppingTagger>
    {
        public static NetworkDescription Description { get; } = OfVectors(input: [new WordDropoutAttribute(0.2)])
            .Then("Scores", new LinearAttribute(3), NetworkBuilder.Sequence(3), ("weight", [3, Dimensions]), ("bias", [3])).Build();
    }
}
