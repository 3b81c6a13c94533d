using System.Numerics;
using System.Runtime.CompilerServices;

namespace CnnCodegen.Kernels;

/// <summary>A function of single elements, on whole vectors of them.</summary>
internal interface IElementFunction
{
    /// <summary>The function of each element.</summary>
    Vector<float> Of(Vector<float> x);
}

/// <summary>Runs a function over a span.</summary>
internal static class ElementWise
{
    /// <summary>Applies a function to each element. Source and result may be the same span.</summary>
    /// <param name="x">The source.</param>
    /// <param name="y">Receives the result; at least as long as the source.</param>
    /// <param name="function">The function: a struct, so that it is compiled into the loop.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply<TFunction>(ReadOnlySpan<float> x, Span<float> y, TFunction function)
        where TFunction : struct, IElementFunction
    {
        y = y[..x.Length];
        int lanes = Vector<float>.Count;
        if (x.Length < lanes)
        {
            for (int i = 0; i < x.Length; i++)
                y[i] = function.Of(new Vector<float>(x[i]))[0];
            return;
        }

        // The last vector overlaps the one before it. It is computed first: in place, its source would be overwritten by then.
        int rest = x.Length - lanes;
        Vector<float> last = function.Of(new Vector<float>(x[rest..]));
        for (int i = 0; i < rest; i += lanes)
            function.Of(new Vector<float>(x[i..])).CopyTo(y[i..]);
        last.CopyTo(y[rest..]);
    }
}
