namespace CnnCodegen;

/// <summary>
/// A network that gives each token of a text one of several tags, such as its part of speech. Its last layer yields one number (a logit) per
/// tag at each position of the first input. Papers: Collobert et al. (2011), dos Santos and Zadrozny (2014).
/// </summary>
public sealed class SequenceTaggerAttribute : NetworkAttribute;
