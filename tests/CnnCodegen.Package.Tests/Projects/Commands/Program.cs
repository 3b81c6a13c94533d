using CnnCodegen;
using CnnCodegen.CommandLine;
using CnnCodegen.Text;
using Fresh;

if (args is not ["write", var path])
    return await new TextClassifierCommands("opinions").Add<Opinion>("opinion").InvokeAsync(args);

// "good" speaks for one label with 4, "bad" for the other.
var vocabulary = new Vocabulary(["good", "bad"]);
var vectors = new float[10 * 2];
vectors[2 * vocabulary.IdOf("good")] = 4;
vectors[2 * vocabulary.IdOf("bad") + 1] = 4;
var writer = new ModelFileWriter();
writer.SetNetwork(Opinion.Description);
writer.SetLabels(["positive", "negative"]);
writer.SetInput("Sentence", new WordTokenizer(), vocabulary);
writer.Add("Mean.weight", [10, 2], vectors);
writer.Add("Logits.weight", [2, 2], [1, 0, 0, 1]);
writer.Add("Logits.bias", [2], [0, 0]);
writer.Save(path);
return 0;
