using CnnCodegen.Text;

namespace CnnCodegen.Runtime.Tests.LanguageModels;

/// <summary>Tokens that a language model draws one by one make a text as people write it, behind the prompt.</summary>
public sealed class ContinuationTests
{
    [Theory]
    [InlineData("", "it ' s a man ' s hat , isn ' t it ?", "it's a man's hat, isn't it?")]
    [InlineData("", "' no ' , he said .", "'no', he said.")]
    [InlineData("a film", "' s end", "'s end")]
    [InlineData("a film", "of his", " of his")]
    [InlineData("a film ", "of his", "of his")]
    [InlineData("the \"", "end \" .", "end\".")]
    [InlineData("", "it ' </s> s </s>", "it '\ns\n")]
    public void Tokens_are_joined(string prompt, string tokens, string expected)
    {
        string[] words = ["</s>", .. tokens.Split(' ').Distinct().Except(["</s>"])];
        var encoder = new TextEncoder(new WordTokenizer(), new Vocabulary(words));
        StreamTexts.Continuation continuation = new StreamTexts(encoder, encoder.Vocabulary.IdOf("</s>")).Continue(prompt);

        foreach (string token in tokens.Split(' '))
            continuation.Add(encoder.Vocabulary.IdOf(token));

        Assert.Equal(expected, continuation.End());
    }
}
