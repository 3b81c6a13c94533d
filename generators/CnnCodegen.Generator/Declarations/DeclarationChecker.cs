using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Diagnostics;

namespace CnnCodegen.Generator.Declarations;

/// <summary>Checks the form of a network's class and of its properties, before any layer is understood.</summary>
internal static class DeclarationChecker
{
    /// <summary>C# 13 as Roslyn numbers it; it brought partial properties.</summary>
    private const int LeastLanguageVersion = 1300;

    /// <summary>Members of every generated class, which no layer may be called.</summary>
    private static readonly string[] ReservedNames = ["__model", "Description", "Equals", "GetHashCode", "GetType", "Labels", "Compute", "Load", "MemberwiseClone", "OutputLength", "Predict", "PredictAsync", "PredictLogits", "ReferenceEquals", "ToString"];

    public static void Check(NetworkDeclaration declaration, List<Complaint> complaints)
    {
        CheckClass(declaration, complaints);
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            CheckProperty(i, declaration.Layers[i], complaints);
            if (!declaration.IsBlock && IsReserved(declaration.Layers[i].Name, declaration.Task))
                complaints.Add(new Complaint(DiagnosticIds.ReservedName, new ComplaintTarget(i), EquatableArray.Of(declaration.Layers[i].Name)));
        }
    }

    /// <summary>Whether the generated class has a member of this name.</summary>
    private static bool IsReserved(string name, string task) =>
        ReservedNames.Contains(name) || task switch
        {
            nameof(SequenceTaggerAttribute) => name is "Tag" or "Tags",
            nameof(LanguageModelAttribute) => name is "EndToken" or "Generate" or "LogProbability" or "Next" or "NextBest" or "Read" or "Score" or "Start" or "Vocabulary" or "VocabularySize",
            nameof(TranslatorAttribute) => name is "Score" or "Translate" or "TranslateBest",
            _ => false,
        };

    /// <summary>Whether members can be added to the class at all; if not, the skeleton would only add C#'s own errors.</summary>
    public static bool CanExtend(NetworkDeclaration declaration) =>
        declaration.Type is { Keyword: "class", IsPartial: true, IsGeneric: false, IsStatic: false, IsFileLocal: false }
        && declaration.LanguageVersion >= LeastLanguageVersion
        && declaration.Containers.All(container => container is { IsPartial: true, IsGeneric: false, IsFileLocal: false });

    private static void CheckClass(NetworkDeclaration declaration, List<Complaint> complaints)
    {
        TypeDeclaration type = declaration.Type;
        void Complain(string id, ComplaintTarget target, params string[] details) =>
            complaints.Add(new Complaint(id, target, details.Prepend(declaration.IsBlock ? "Block" : "Network").Prepend(type.Name).ToEquatableArray()));

        if (declaration.LanguageVersion < LeastLanguageVersion)
            Complain(DiagnosticIds.LanguageVersionTooLow, ComplaintTarget.Type);
        if (!type.IsPartial)
            Complain(DiagnosticIds.ClassNotPartial, ComplaintTarget.Type);
        string? form = type switch
        {
            { Keyword: not "class" } => "is a " + type.Keyword,
            { IsGeneric: true } => "is generic",
            { IsStatic: true } => "is static",
            { IsAbstract: true } => "is abstract",
            { IsFileLocal: true } => "is a file-local type",
            _ => null,
        };
        if (form is not null)
            Complain(DiagnosticIds.ClassNotSupported, ComplaintTarget.Type, form);
        for (int i = 0; i < declaration.Containers.Count; i++)
        {
            TypeDeclaration container = declaration.Containers[i];
            string? fault = !container.IsPartial ? "is not partial"
                : container.IsGeneric ? "is generic"
                : container.IsFileLocal ? "is a file-local type"
                : null;
            if (fault is not null)
                Complain(DiagnosticIds.ContainerNotSupported, ComplaintTarget.Container(i), container.Name, fault);
        }

        if (declaration.OtherTask.Length > 0)
            complaints.Add(new Complaint(DiagnosticIds.SeveralTasks, ComplaintTarget.Type, EquatableArray.Of(type.Name, Short(declaration.Task), Short(declaration.OtherTask))));
        if (declaration.LayerParts > 1)
            Complain(DiagnosticIds.LayersInSeveralParts, ComplaintTarget.Type, Literals.Number(declaration.LayerParts));
    }

    private static string Short(string task) => new AttributeDeclaration(task, EquatableArray<ArgumentDeclaration>.Empty).ShortName;

    private static void CheckProperty(int index, LayerDeclaration layer, List<Complaint> complaints)
    {
        void Complain(string id, int attribute, params string[] details) =>
            complaints.Add(new Complaint(id, new ComplaintTarget(index, attribute), details.Prepend(layer.Name).ToEquatableArray()));

        if (!layer.IsLayer || !layer.IsGetOnly)
            Complain(DiagnosticIds.LayerPropertyForm, -1);
        else if (!layer.IsPartial)
            Complain(DiagnosticIds.LayerNotPartial, -1);

        string? kind = null;
        var modifiers = new Dictionary<string, string>();
        for (int i = 0; i < layer.Attributes.Count; i++)
        {
            AttributeDeclaration attribute = layer.Attributes[i];
            if (Modifiers.GroupOf(attribute) is not { } group)
            {
                if (kind is not null)
                    Complain(DiagnosticIds.SeveralLayerAttributes, i, kind, attribute.ShortName);
                kind ??= attribute.ShortName;
            }
            else if (modifiers.TryGetValue(group, out string? first))
            {
                Complain(DiagnosticIds.DuplicateModifier, i, first, attribute.ShortName, group);
            }
            else
            {
                modifiers.Add(group, attribute.ShortName);
            }
        }

        // Modifiers alone make an identity that carries them.
        if (layer.Attributes.Count == 0)
            Complain(DiagnosticIds.NoLayerAttribute, -1);
    }
}
