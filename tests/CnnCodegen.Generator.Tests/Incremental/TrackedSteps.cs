using System.Collections;
using System.Reflection;
using CnnCodegen.Testing;
using Microsoft.CodeAnalysis;

namespace CnnCodegen.Generator.Tests.Incremental;

/// <summary>Looks into the values that the incremental pipeline keeps.</summary>
internal static class TrackedSteps
{
    /// <summary>The names of the steps that this generator gives.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. typeof(TrackingNames).GetFields().Select(static field => (string)field.GetValue(null)!)];

    public static IEnumerable<object> Values(GeneratorRun run) =>
        from name in Names
        from step in run.Result.TrackedSteps[name]
        from output in step.Outputs
        select output.Value;

    /// <summary>The parts of a value, at any depth, that would keep an old compilation in memory or are never equal to a new one.</summary>
    public static IEnumerable<object> FindRoslynObjects(object value)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object>([value]);
        while (open.TryPop(out object? current))
        {
            if (!seen.Add(current))
                continue;
            if (current is ISymbol or SyntaxNode or SyntaxTree or Location or Microsoft.CodeAnalysis.Compilation or SemanticModel or SyntaxReference or AttributeData)
                yield return current;
            else
                Push(current, open);
        }
    }

    private static void Push(object value, Stack<object> open)
    {
        Type type = value.GetType();
        if (type.IsPrimitive || type.IsEnum || value is string or Type or MemberInfo or Delegate)
            return;

        if (value is IEnumerable items)
        {
            foreach (object? item in items)
                PushOne(item, open);
        }

        const BindingFlags InstanceFields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        for (Type? declaring = type; declaring is not null && !type.IsArray; declaring = declaring.BaseType)
        {
            foreach (FieldInfo field in declaring.GetFields(InstanceFields | BindingFlags.DeclaredOnly))
                PushOne(field.GetValue(value), open);
        }
    }

    private static void PushOne(object? value, Stack<object> open)
    {
        if (value is not null)
            open.Push(value);
    }
}
