using System.CommandLine;
using System.Globalization;
using CnnCodegen.Translators;

namespace CnnCodegen.CommandLine;

/// <summary>Where plots of attention are written: one into a file, several into a folder.</summary>
internal sealed class AttentionPlotArgument
{
    private static readonly string[] OtherPictures = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".pdf"];

    private readonly Option<string?> _path = new("--attention-plot")
    {
        Description = "Draw what the network looked at into this file, which ends in .svg; of several translations each into a file of its own in this folder.",
        HelpName = "file|folder",
    };

    /// <summary>Adds the option to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="isOne">Whether a command line asks for one translation.</param>
    public void AddTo(Command command, Func<System.CommandLine.Parsing.CommandResult, bool> isOne)
    {
        command.Options.Add(_path);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_path) is not { } path)
                return;

            if (OtherPictures.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
                result.AddError($"{_path.Name} writes SVG, which every browser shows: name a file that ends in .svg, or a folder.");
            else if (IsFile(path) && !isOne(result))
                result.AddError($"{_path.Name} names one file, but there may be several translations: name a folder.");
        });
    }

    /// <summary>What writes the plots; null where none are asked for.</summary>
    public AttentionPlots? Read(ParseResult arguments) => arguments.GetValue(_path) is { } path ? new AttentionPlots(path, IsFile(path)) : null;

    private static bool IsFile(string path) => Path.GetExtension(path).Equals(".svg", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Writes plots of attention.</summary>
/// <param name="path">The file, or the folder.</param>
/// <param name="isFile">Which of them.</param>
internal sealed class AttentionPlots(string path, bool isFile)
{
    private int _texts;

    /// <summary>Writes a plot for each translation of a text; in a folder, files have the text's number and, of several translations, the translation's.</summary>
    /// <param name="source">The text.</param>
    /// <param name="translations">Its translations, the best first.</param>
    /// <exception cref="CommandException">The network has no attention.</exception>
    public void Save(string source, IReadOnlyList<Translation> translations)
    {
        string number = (++_texts).ToString("D4", CultureInfo.InvariantCulture);
        foreach ((int index, Translation translation) in translations.Index())
        {
            AttentionWeights attention = translation.Attention ?? throw new CommandException("The network has no attention that could be drawn.");
            string name = translations.Count == 1 ? number : string.Create(CultureInfo.InvariantCulture, $"{number}-{index + 1}");
            string file = isFile ? path : Path.Combine(path, name + ".svg");
            if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
                Directory.CreateDirectory(folder);

            ReplacedFile.Write(file, AttentionChart.ToSvg(attention, $"{source} → {translation.Text}"));
        }
    }
}
