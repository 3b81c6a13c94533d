using System.Globalization;
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

    private static readonly MethodInfo Dispose = typeof(IDisposable).GetMethod(nameof(IDisposable.Dispose))!;

    private static readonly Dictionary<short, OpCode> Operations = typeof(OpCodes).GetFields().Select(static field => (OpCode)field.GetValue(null)!).ToDictionary(static code => code.Value);

    [Fact]
    public void Every_scalar_is_kept_until_its_block_ends()
    {
        HashSet<MethodBase> makers = Makers();
        Assert.Contains(typeof(torch.Tensor).GetMethod("op_Addition", [typeof(torch.Tensor), typeof(torch.Tensor)])!, makers);
        Assert.Contains(typeof(torch.nn.functional).GetMethod(nameof(torch.nn.functional.elu))!, makers);

        string[] calls = [.. Methods(typeof(TorchNetwork).Assembly).SelectMany(method => Unsafe(Calls(method), makers)
            .Select(call => $"{method.DeclaringType}.{method.Name} calls {call.Method.DeclaringType}.{call.Method}"))];

        Assert.Empty(calls);
    }

    /// <summary>The calls that make a scalar, but neither for a static field nor for a variable that is disposed of.</summary>
    private static IEnumerable<Call> Unsafe(List<Call> calls, HashSet<MethodBase> makers) => calls
        .Where(call => makers.Contains(call.Method))
        .Where(call => !call.IsExplicit || !(call.FillsField || calls.Any(other => other.Method == Dispose && other.Argument is { } disposed && disposed == call.Result)));

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
        int before = 0;
        for (int position = 0; position < code.Length;)
        {
            int start = position;
            OpCode operation = Read(code, ref position);
            if (operation.OperandType is OperandType.InlineMethod or OperandType.InlineTok && Resolve(method, BitConverter.ToInt32(code, position)) is { } called)
                {
                int next = position + 4;
                bool fillsField = code.ElementAtOrDefault(next) == OpCodes.Stsfld.Value;
                calls.Add(new Call(called, Variable(code, before, "ldloc"), Variable(code, next, "stloc"), fillsField));
            }

            position += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, position)),
                _ => 4,
            };
            before = start;
        }

        return calls;
    }

    /// <summary>The variable that an instruction loads or stores, if it does.</summary>
    private static int? Variable(byte[] code, int position, string what)
    {
        if (position >= code.Length || Read(code, ref position).Name!.Split('.') is not { } name || name[0] != what)
            return null;

        return name switch
        {
            [_] => BitConverter.ToUInt16(code, position),
            [_, "s"] => code[position],
            [_, var number] => int.Parse(number, CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    private static OpCode Read(byte[] code, ref int position)
    {
        byte first = code[position++];
        return Operations[first == 0xFE ? unchecked((short)((first << 8) | code[position++])) : first];
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
    /// <param name="Argument">The variable that is loaded just before.</param>
    /// <param name="Result">The variable that is stored to just after.</param>
    /// <param name="FillsField">Whether a static field is stored to just after.</param>
    private sealed record Call(MethodBase Method, int? Argument, int? Result, bool FillsField)
    {
        /// <summary>Whether it makes a scalar that its caller may keep.</summary>
        public bool IsExplicit => Method.DeclaringType == typeof(ScalarExtensionMethods) && Method.Name == nameof(ScalarExtensionMethods.ToScalar);
    }
}
