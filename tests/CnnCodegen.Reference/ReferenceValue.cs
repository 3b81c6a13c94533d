namespace CnnCodegen.Reference;

/// <summary>What a layer yields for one text. Exactly one of the three forms.</summary>
public abstract record ReferenceValue
{
    /// <summary>All numbers of the value in time-major order, which is how results are compared.</summary>
    public abstract IEnumerable<double> Numbers { get; }

    /// <summary>A function of one vector, applied to this vector or to each position of this sequence.</summary>
    /// <exception cref="InvalidOperationException">This is neither.</exception>
    public abstract ReferenceValue EachVector(Func<double[], double[]> function);

    /// <summary>This vector, or the last position of this sequence.</summary>
    /// <exception cref="InvalidOperationException">This is neither.</exception>
    public double[] LastVector => this switch
    {
        Vector vector => vector.Elements,
        Sequence sequence => sequence.Rows[^1],
        _ => throw new InvalidOperationException("Token ids are no vector."),
    };

    /// <summary>The ids of a text, cut and filled.</summary>
    /// <param name="Ids">One id per position.</param>
    public sealed record Tokens(int[] Ids) : ReferenceValue
    {
        public override IEnumerable<double> Numbers => Ids.Select(id => (double)id);

        public override ReferenceValue EachVector(Func<double[], double[]> function) => throw new InvalidOperationException("Token ids are no vectors.");
    }

    /// <summary>A vector per position.</summary>
    /// <param name="Rows">The vectors, <c>[position][channel]</c>; never empty.</param>
    public sealed record Sequence(double[][] Rows) : ReferenceValue
    {
        public int Length => Rows.Length;

        public int Channels => Rows[0].Length;

        public override IEnumerable<double> Numbers => Rows.SelectMany(row => row);

        public override ReferenceValue EachVector(Func<double[], double[]> function) => new Sequence([.. Rows.Select(function)]);
    }

    /// <summary>One vector for the whole text.</summary>
    /// <param name="Elements">The vector, <c>[channel]</c>.</param>
    public sealed record Vector(double[] Elements) : ReferenceValue
    {
        public override IEnumerable<double> Numbers => Elements;

        public override ReferenceValue EachVector(Func<double[], double[]> function) => new Vector(function(Elements));
    }
}
