namespace CnnCodegen.Preparation;

/// <summary>
/// The threads that prepare the weights of one network. How many there may be is known where a network is loaded and needed where weights are packed; between
/// the two stands the load-time program, whose statements are about weights, so it is kept beside them for the thread that loads.
/// </summary>
internal static class LoadThreads
{
    /// <summary>A part of a preparation, which writes a part of the target that no other part writes.</summary>
    /// <param name="part">The part's number.</param>
    /// <param name="source">All weights.</param>
    /// <param name="target">All room.</param>
    public delegate void Part(int part, ReadOnlySpan<float> source, Span<float> target);

    [ThreadStatic]
    private static int _degree;

    /// <summary>Runs a load-time program, whose parts may then use so many threads.</summary>
    public static T Use<T>(int degreeOfParallelism, Func<T> prepare)
    {
        int outer = _degree;
        _degree = degreeOfParallelism;
        try
        {
            return prepare();
        }
        finally
        {
            _degree = outer;
        }
    }

    /// <summary>Runs all parts of a preparation.</summary>
    public static unsafe void For(int parts, ReadOnlySpan<float> source, Span<float> target, Part run)
    {
        if (_degree <= 1 || parts < 2)
        {
            for (int part = 0; part < parts; part++)
                run(part, source, target);
            return;
        }

        fixed (float* sourceAddress = source, targetAddress = target)
        {
            // Spans cannot be handed to other threads; what they refer to stays where it is until all of them are done.
            (nint from, int fromLength) = ((nint)sourceAddress, source.Length);
            (nint to, int toLength) = ((nint)targetAddress, target.Length);
            Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = _degree }, part =>
                run(part, new ReadOnlySpan<float>((float*)from, fromLength), new Span<float>((float*)to, toLength)));
        }
    }
}
