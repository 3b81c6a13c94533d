using CnnCodegen.Text;

namespace CnnCodegen.Training;

/// <summary>How an input layer reads texts.</summary>
/// <param name="Tokenizer">Splits texts into tokens.</param>
/// <param name="Vocabulary">Numbers the tokens.</param>
public sealed record TextInput(Tokenizer Tokenizer, Vocabulary Vocabulary);
