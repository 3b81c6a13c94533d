using CnnCodegen.CommandLine;
using Translation.Data;
using Translation.Networks;

return await new TranslatorCommands("Translators: quasi-recurrent with attention (Bradbury et al. 2017), by words and by characters; convolutions and a recurrent network (Kalchbrenner and Blunsom 2013); LSTMs.")
    .Add<AttendingQrnn>("qrnn", Recipes.Words)
    .Add<ConditionedRnn>("rctm", Recipes.Words)
    .Add<ConditionedRnnByPosition>("rctm2", Recipes.Words)
    .Add<Lstms>("lstm", Recipes.Words)
    .Add<CharacterQrnn>("characters", Recipes.Characters)
    .AddMessages()
    .AddDataSet("multi30k", "captions of pictures from English into German", "mt/multi30k.en-de.train.tok.tsv.gz", "mt/multi30k.en-de.dev.tok.tsv.gz", "mt/multi30k.en-de.test2016.tok.tsv.gz")
    .AddDataSet("tatoeba", "sentences from English into Spanish", "mt/tatoeba.en-es.train.tsv.gz", "mt/tatoeba.en-es.dev.tsv.gz", "mt/tatoeba.en-es.test.tsv.gz")
    .InvokeAsync(args);
