using CnnCodegen.Generator.Collections;

namespace CnnCodegen.Generator.Graph;

/// <summary>What lengths are counted along: the tokens of one input.</summary>
/// <param name="Index">The input's number, in the order of the declaration.</param>
/// <param name="Variable">The variable that holds the number of its tokens in generated code, such as <c>length</c>.</param>
/// <param name="MaxLength">The most tokens.</param>
internal sealed record LengthAxis(int Index, string Variable, int MaxLength);

/// <summary>One step of a length's formula: <c>max(Least, ⌊(x · Multiply + Add) / Divide⌋)</c>.</summary>
internal readonly record struct LengthStep(int Multiply, int Add, int Divide, int Least)
{
    /// <summary>For steps without a lower bound.</summary>
    public const int Unbounded = int.MinValue;

    public bool IsAffine => Divide == 1 && Least == Unbounded;

    public long Of(long x)
    {
        long numerator = (x * Multiply) + Add;
        // Rounded down, below zero too: texts that are too short for a layer must have a length below one there.
        long quotient = (numerator / Divide) - (numerator % Divide < 0 ? 1 : 0);
        return Math.Max(Least, quotient);
    }
}

/// <summary>The length of a sequence as a function of the number of tokens of one input, or a constant.</summary>
/// <param name="Axis">The input.</param>
/// <param name="Steps">What is done to its length, one after another.</param>
internal sealed record SequenceLength(LengthAxis Axis, EquatableArray<LengthStep> Steps)
{
    /// <summary>The input's own length.</summary>
    public static SequenceLength Of(LengthAxis axis) => new(axis, EquatableArray<LengthStep>.Empty);

    /// <summary>The same length whatever the text.</summary>
    public static SequenceLength Constant(LengthAxis axis, int value) => Of(axis).Then(0, value);

    /// <summary>The length for the longest text. 64 bits, because it is what limits are checked against.</summary>
    public long Longest => At(Axis.MaxLength);

    public bool IsConstant => Steps.Count == 1 && Steps[0].Multiply == 0;

    /// <summary>Whether it is the input's length, or that and a number.</summary>
    public bool IsSum => Steps.All(step => step is { Multiply: 1, IsAffine: true });

    /// <summary><c>⌊(this · multiply + add) / divide⌋</c>, but at least a number.</summary>
    public SequenceLength Then(int multiply, int add, int divide = 1, int least = LengthStep.Unbounded)
    {
        var step = new LengthStep(multiply, add, divide, least);
        if (step == new LengthStep(1, 0, 1, LengthStep.Unbounded))
            return this;
        if (multiply == 0 || IsConstant)
            return this with { Steps = EquatableArray.Of(new LengthStep(0, (int)step.Of(IsConstant ? Steps[0].Add : 0), 1, LengthStep.Unbounded)) };
        if (Steps.Count == 0 || !Steps[Steps.Count - 1].IsAffine || !step.IsAffine)
            return this with { Steps = Steps.Append(step).ToEquatableArray() };
        LengthStep last = Steps[Steps.Count - 1];
        return new SequenceLength(Axis, Steps.Take(Steps.Count - 1).ToEquatableArray()).Then(last.Multiply * multiply, (last.Add * multiply) + add);
    }

    public SequenceLength Plus(int positions) => Then(1, positions);

    public long At(int tokens) => Steps.Aggregate((long)tokens, (x, step) => step.Of(x));

    /// <summary>Whether two lengths are equal for every text, however their formulas are written.</summary>
    public bool IsSameAs(SequenceLength other)
    {
        if (Equals(other))
            return true;
        if (IsConstant && other.IsConstant)
            return Longest == other.Longest;
        return Axis == other.Axis && LengthComparison.AreEqual(this, other);
    }

    /// <summary>The least number of tokens for which there is at least one position.</summary>
    public int ShortestText() => Math.Min(LengthComparison.FirstText(Axis, At, 1), Axis.MaxLength);

    /// <summary><c>length − 2</c>, <c>(length − 1) / 2</c>: for comments and messages.</summary>
    public override string ToString() => ToText("−", static _ => null);

    /// <summary><c>length - 2</c>, <c>(length - 1) / 2</c>: as C#.</summary>
    /// <param name="variable">The variable that holds the length so far, null where there is none.</param>
    public string ToCode(Func<SequenceLength, string?>? variable = null) => ToText("-", variable ?? (static _ => null));

    private string ToText(string minus, Func<SequenceLength, string?> variable)
    {
        string text = Axis.Variable;
        bool isAtom = true;
        SequenceLength soFar = Of(Axis);
        foreach (LengthStep step in Steps)
        {
            soFar = soFar with { Steps = soFar.Steps.Append(step).ToEquatableArray() };
            if (variable(soFar) is { } name)
            {
                (text, isAtom) = (name, true);
                continue;
            }

            if (step.Multiply == 0)
            {
                (text, isAtom) = (Literals.Number(step.Add), true);
                continue;
            }

            if (step.Multiply != 1)
                (text, isAtom) = ($"{Literals.Number(step.Multiply)} * {Atom(text, isAtom)}", false);
            if (step.Add != 0)
                (text, isAtom) = ($"{(step.Multiply == 1 ? text : Atom(text, isAtom))} {(step.Add < 0 ? minus : "+")} {Literals.Number(Math.Abs((long)step.Add))}", false);
            if (step.Divide != 1)
                (text, isAtom) = ($"{Atom(text, isAtom)} / {Literals.Number(step.Divide)}", false);
            if (step.Least != LengthStep.Unbounded)
                (text, isAtom) = ($"Math.Max({Literals.Number(step.Least)}, {text})", true);
        }

        return text;
    }

    private static string Atom(string text, bool isAtom) => isAtom ? text : $"({text})";
}
