using System.Reflection;
using System.Reflection.Emit;
using TorchSharp;

namespace CnnCodegen.Training.Tests.Correctness;

/// <summary>
/// What BannedSymbols.txt is for, checked in the compiled code: it sees compound assignments, which the analyzer passes over, and what a later TorchSharp
/// does inside.
/// </summary>
public sealed class ScalarMakersTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodes = typeof(OpCodes).GetFields().Select(static field => (OpCode)field.GetValue(null)!).ToDictionary(static code => code.Value);

    [Fact]
    public void Every_scalar_is_kept_in_a_variable()
    {
        HashSet<MethodBase> makers = Makers();
        Assert.Contains(typeof(torch.Tensor).GetMethod("op_Addition", [typeof(torch.Tensor), typeof(torch.Tensor)])!, makers);
        Assert.Contains(typeof(torch.nn.functional).GetMethod(nameof(torch.nn.functional.elu))!, makers);

        string[] calls = [.. Methods(typeof(TorchNetwork).Assembly).SelectMany(method => Calls(method)
            .Where(call => call.IsExplicit ? !call.IsStored : makers.Contains(call.Method))
            .Select(call => $"{method.DeclaringType}.{method.Name} calls {call.Method.DeclaringType}.{call.Method}"))];

        Assert.Empty(calls);
    }

    /// <summary>The methods of TorchSharp that make a scalar, or call one that does.</summary>
    private static HashSet<MethodBase> Makers()
    {
        ILookup<MethodBase, MethodBase> callers = Methods(typeof(torch).Assembly)
            .SelectMany(static caller => Calls(caller).Select(call => (Caller: caller, call.Method)))
            .ToLookup(static call => call.Method, static call => call.Caller);
        HashSet<MethodBase> makers = [];
        var open = new Stack<MethodBase>(typeof(Scalar).GetConstructors(All));
        while (open.TryPop(out MethodBase? method))
        {
            foreach (MethodBase caller in callers[method].Where(makers.Add))
                open.Push(caller);
        }

        return makers;
    }

    private static IEnumerable<MethodBase> Methods(Assembly assembly)
    {
        Type?[] types;
        try
        {
            types = assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            types = exception.Types;
        }

        return types.OfType<Type>().SelectMany(static type => type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All)));
    }

    /// <summary>The methods that a method's code names.</summary>
    private static List<Call> Calls(MethodBase method)
    {
        List<Call> calls = [];
        byte[] code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (int position = 0; position < code.Length;)
        {
            OpCode operation = Read(code, ref position);
            if (operation.OperandType is OperandType.InlineMethod or OperandType.InlineTok && Resolve(method, BitConverter.ToInt32(code, position)) is { } called)
                calls.Add(new Call(called, StoresAt(code, position + 4)));

            position += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, position)),
                _ => 4,
            };
        }

        return calls;
    }

    private static bool StoresAt(byte[] code, int position) => Read(code, ref position).Name is { } name && (name.StartsWith("stloc", StringComparison.Ordinal) || name == "stsfld");

    private static OpCode Read(byte[] code, ref int position)
    {
        byte first = code[position++];
        return OpCodes[first == 0xFE ? unchecked((short)((first << 8) | code[position++])) : first];
    }

    private static MethodBase? Resolve(MethodBase method, int token)
    {
        try
        {
            Type[]? ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
            MemberInfo? member = method.Module.ResolveMember(token, ofType, method.IsGenericMethod ? method.GetGenericArguments() : null);
            return member is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericMethodDefinition() : member as MethodBase;
        }
        catch (Exception exception) when (exception is FileNotFoundException or TypeLoadException or ArgumentException)
        {
            // Of a library that TorchSharp can do without, such as that for images.
            return null;
        }
    }

    /// <param name="Method">The called method.</param>
    /// <param name="IsStored">Whether what it returns goes to a variable or a static field.</param>
    private sealed record Call(MethodBase Method, bool IsStored)
    {
        /// <summary>Whether it makes a scalar that its caller may keep.</summary>
        public bool IsExplicit => Method.DeclaringType == typeof(ScalarExtensionMethods) && Method.Name == nameof(ScalarExtensionMethods.ToScalar);
    }
}
