using CnnCodegen.Generator.Graph;
using CnnCodegen.Generator.Plan;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>A node's value as code sees it.</summary>
/// <param name="Node">The node.</param>
/// <param name="Local">The span's name: <c>vectors</c>, or <c>tokens</c> for the input.</param>
/// <param name="Placement">Where it lies; null for the input, which the caller holds.</param>
/// <param name="Lengths">The variables that hold lengths.</param>
internal sealed record StepValue(Node Node, string Local, Placement? Placement, LengthNames Lengths)
{
    /// <summary>The name as the user wrote it.</summary>
    public string Name => Node.Name;

    public Shape Shape => Node.Shape;

    public bool IsSequence => Shape.Kind == ShapeKind.Sequence;

    public int Channels => Shape.Channels;

    /// <summary>Where it lies. Every value but the input's lies somewhere.</summary>
    public Placement Place => Placement!;

    /// <summary>The floats from one row to the next; for a vector its length.</summary>
    public int Pitch => Place.Pitch;

    /// <summary>The number of its positions as C#: <c>length - 2</c>; <c>1</c> for a vector.</summary>
    public string Positions => Shape.Kind == ShapeKind.Vector ? "1" : Lengths.ToCode(Shape.Length);

    /// <summary>The number of its floats as C#: <c>(length - 2) * 300</c>, <c>100</c>.</summary>
    public string Floats => Expressions.Times(Positions, Shape.Kind == ShapeKind.Vector ? Channels : Pitch);

    /// <summary>Its span and its pitch, as kernels take them: <c>stem, 64</c>.</summary>
    public string Rows => $"{Local}, {Literals.Number(Pitch)}";

    /// <summary>A vector as C#: the whole span, or the last row of a sequence.</summary>
    public string LastRow => !IsSequence ? Local : $"{Local}.Slice({Local}.Length - {Literals.Number(Pitch)}, {Literals.Number(Channels)})";

    /// <summary>
    /// Its rows with zero rows around them as C#: <c>scratch.Slice(2_048, (length - 1) * 32)</c>. The plan reserves as many as its readers ask for.
    /// </summary>
    /// <param name="before">The zero rows before the first row.</param>
    /// <param name="after">The zero rows after the last row.</param>
    public string WithZeroRows(int before, int after)
    {
        if (before + after == 0)
            return Local;
        int start = Place.Offset + ((Place.ZeroRowsBefore - before) * Pitch);
        return $"{Place.Span}.Slice({Literals.Grouped(start)}, {Expressions.Times(Lengths.ToCode(Shape.Length.Plus(before + after)), Pitch)})";
    }
}
