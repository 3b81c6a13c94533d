using CnnCodegen.CommandLine;
using Tagging.Data;
using Tagging.Networks;

return await new SequenceTaggerCommands("Taggers: a window of words (Collobert et al. 2011), words and their characters (CharWNN, dos Santos and Zadrozny 2014), a convolution over the sentence, a recurrent network.")
    .AddTaggers()
    .AddDataSet("messages", "the C# compiler's messages with code and options marked, which need no file", MarkedMessages.Read)
    .AddPublishedDataSets()
    .InvokeAsync(args);
