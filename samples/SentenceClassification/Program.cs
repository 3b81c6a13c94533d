using CnnCodegen.CommandLine;
using SentenceClassification.Data;
using SentenceClassification.Networks;

return await new TextClassifierCommands("Networks for sentences: Kim (2014) in four variants, a bag of words, a deep averaging network.")
    .AddSentenceNetworks()
    .AddDataSet("reviews", "made-up sentences about films, which need no file", MadeUpReviews.Read)
    .AddPublishedDataSets()
    .InvokeAsync(args);
