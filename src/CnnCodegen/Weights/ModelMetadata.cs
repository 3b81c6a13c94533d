namespace CnnCodegen;

/// <summary>The keys of the string map in a model file's header. Other keys may be present; they are kept and not interpreted.</summary>
public static class ModelMetadata
{
    /// <summary>The name of the network's class, as plain text.</summary>
    public const string Network = "network";

    /// <summary>The architecture's hash (<see cref="NetworkDescription.Architecture"/>), as plain text. Absent: only names and shapes are compared.</summary>
    public const string Architecture = "architecture";

    /// <summary>The labels in the order of the outputs, as a JSON array of strings. Absent: "0", "1", ….</summary>
    public const string Labels = "labels";

    /// <summary>
    /// The token that ends a line of a language model's text, or a translator's target, and stands before its first token: one of the vocabulary of what is
    /// predicted, as plain text. Absent: <see cref="DefaultEndToken"/> where the vocabulary has it, otherwise there is none.
    /// </summary>
    public const string EndToken = "end_token";

    /// <summary>The end token of a vocabulary that has it, where the model file names none.</summary>
    public const string DefaultEndToken = "</s>";

    /// <summary>How the weights were trained, as a JSON object; for people and tools.</summary>
    public const string Training = "training";

    /// <summary>What the weights achieved, as a JSON object; for people and tools.</summary>
    public const string Metrics = "metrics";

    /// <summary>The format of a checkpoint of a training run, from which training goes on. A file that has it is no model and is not loaded as one.</summary>
    public const string Checkpoint = "checkpoint";

    /// <summary>The key of an input layer's vocabulary: a JSON array of the tokens with the ids 2, 3, ….</summary>
    /// <param name="inputLayer">The input layer's name.</param>
    public static string Vocabulary(string inputLayer) => inputLayer + ".vocabulary";

    /// <summary>The key of an input layer's tokeniser: a JSON object such as <c>{"kind":"words","lowercase":true}</c>.</summary>
    /// <param name="inputLayer">The input layer's name.</param>
    public static string Tokenizer(string inputLayer) => inputLayer + ".tokenizer";
}
