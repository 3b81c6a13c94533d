using CnnCodegen.CommandLine;
using TopicClassification;
using TopicClassification.Data;

return await new TextClassifierCommands("Deep networks for topics and sentiment: very deep and wide character CNNs, quasi-recurrent networks, and what the papers compare them with.")
    .AddTopicNetworks()
    .AddMessageDataSets()
    .AddPublishedDataSets()
    .InvokeAsync(args);
