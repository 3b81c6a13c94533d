using CnnCodegen.CommandLine;
using LanguageModel.Data;
using LanguageModel.Networks;

return await new LanguageModelCommands("Language models: LSTMs over words, words read by their characters, and quasi-recurrent networks over words and characters.")
    .AddNetworks()
    .AddDataSet("messages", "English messages of the C# compiler, which need no file", Messages.Read)
    .AddDataSet("ptb", "Penn Treebank as Mikolov et al. (2010) cut it", "lm/ptb.train.txt.gz", "lm/ptb.valid.txt.gz", "lm/ptb.test.txt.gz")
    .InvokeAsync(args);
