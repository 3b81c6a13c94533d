using CnnCodegen.Text;

namespace CnnCodegen.Training.Tests.Data;

public sealed class TokenizerInModelFileTests
{
    [Fact]
    public void The_chosen_tokenizer_travels_in_the_model_file()
    {
        TextExample[] examples = [.. Enumerable.Range(0, 20).Select(static number => number % 2 == 0 ? new TextExample("It's GOOD, isn't it", "good") : new TextExample("That's BAD (very)", "bad"))];
        Tokenizer[] tokenizers = [new SentenceTokenizer(lowercase: false), new SentenceTokenizer(isTreebank: true), new WhitespaceTokenizer()];
        foreach (Tokenizer tokenizer in tokenizers)
        {
            var options = new TrainingOptions { Epochs = 1, Device = TrainingDevice.Cpu, Tokenizer = tokenizer };
            using TrainedNetwork trained = new TextClassifierTrainer<KimNetwork>(options).Train(examples, cancellationToken: TestContext.Current.CancellationToken);
            using var file = new TemporaryFile("model.safetensors", []);
            trained.Save(file.Path);

            Tokenizer read = Tokenizer.FromJson(ModelFile.Read(file.Path).Metadata["Sentence.tokenizer"]);

            Assert.Equal(tokenizer.ToJson(), read.ToJson());
            Assert.Equal(examples.Take(2).SelectMany(example => tokenizer.Split(example.Text)).Distinct().Order(StringComparer.Ordinal), trained.Vocabulary.Tokens.Order(StringComparer.Ordinal));
        }
    }
}
