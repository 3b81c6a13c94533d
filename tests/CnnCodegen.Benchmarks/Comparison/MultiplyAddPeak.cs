using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CnnCodegen.Benchmarks.Comparison;

/// <summary>
/// The machine's limit: a loop of nothing but independent vector multiply-adds in registers, with the widest vectors that the
/// machine has. Measured in the same rounds as the candidates, so that a share of it holds whatever the clock does.
/// </summary>
internal static class MultiplyAddPeak
{
    private const int Iterations = 4_000;

    // Latency 4 to 5 cycles, two a cycle: ten chains keep the units busy. Twelve fit the sixteen registers of AVX2.
    private const int Chains = 12;

    // Keeps the results alive.
    private static float s_sink;

    /// <summary>The width of the vectors in bits.</summary>
    public static int VectorBits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    /// <summary>The multiply-adds of one <see cref="Run()"/>.</summary>
    public static long MultiplyAdds => (long)Iterations * Chains * (VectorBits / 32);

    /// <summary>Runs on several threads at once, long enough that starting them does not count.</summary>
    /// <param name="threads">How many; 1 for the caller's alone.</param>
    /// <returns>The multiply-adds that were made.</returns>
    public static long Run(int threads)
    {
        const int RunsPerThread = 64;
        if (threads == 1)
        {
            Run();
            return MultiplyAdds;
        }

        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, static _ =>
        {
            for (int run = 0; run < RunsPerThread; run++)
                Run();
        });
        return threads * RunsPerThread * MultiplyAdds;
    }

    /// <summary>One run on the caller's thread.</summary>
    public static void Run() =>
        s_sink = VectorBits switch
        {
            512 => Run512(Vector512.Create(1e-6f), Vector512.Create(0.5f)),
            256 => Run256(Vector256.Create(1e-6f), Vector256.Create(0.5f)),
            _ => Run128(Vector128.Create(1e-6f), Vector128.Create(0.5f)),
        };

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float Run512(Vector512<float> x, Vector512<float> y)
    {
        Vector512<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            a = Vector512.FusedMultiplyAdd(x, y, a);
            b = Vector512.FusedMultiplyAdd(x, y, b);
            c = Vector512.FusedMultiplyAdd(x, y, c);
            d = Vector512.FusedMultiplyAdd(x, y, d);
            e = Vector512.FusedMultiplyAdd(x, y, e);
            f = Vector512.FusedMultiplyAdd(x, y, f);
            g = Vector512.FusedMultiplyAdd(x, y, g);
            h = Vector512.FusedMultiplyAdd(x, y, h);
            i = Vector512.FusedMultiplyAdd(x, y, i);
            j = Vector512.FusedMultiplyAdd(x, y, j);
            k = Vector512.FusedMultiplyAdd(x, y, k);
            l = Vector512.FusedMultiplyAdd(x, y, l);
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float Run256(Vector256<float> x, Vector256<float> y)
    {
        Vector256<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            a = Vector256.FusedMultiplyAdd(x, y, a);
            b = Vector256.FusedMultiplyAdd(x, y, b);
            c = Vector256.FusedMultiplyAdd(x, y, c);
            d = Vector256.FusedMultiplyAdd(x, y, d);
            e = Vector256.FusedMultiplyAdd(x, y, e);
            f = Vector256.FusedMultiplyAdd(x, y, f);
            g = Vector256.FusedMultiplyAdd(x, y, g);
            h = Vector256.FusedMultiplyAdd(x, y, h);
            i = Vector256.FusedMultiplyAdd(x, y, i);
            j = Vector256.FusedMultiplyAdd(x, y, j);
            k = Vector256.FusedMultiplyAdd(x, y, k);
            l = Vector256.FusedMultiplyAdd(x, y, l);
        }

        return Vector256.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float Run128(Vector128<float> x, Vector128<float> y)
    {
        Vector128<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            a = Vector128.FusedMultiplyAdd(x, y, a);
            b = Vector128.FusedMultiplyAdd(x, y, b);
            c = Vector128.FusedMultiplyAdd(x, y, c);
            d = Vector128.FusedMultiplyAdd(x, y, d);
            e = Vector128.FusedMultiplyAdd(x, y, e);
            f = Vector128.FusedMultiplyAdd(x, y, f);
            g = Vector128.FusedMultiplyAdd(x, y, g);
            h = Vector128.FusedMultiplyAdd(x, y, h);
            i = Vector128.FusedMultiplyAdd(x, y, i);
            j = Vector128.FusedMultiplyAdd(x, y, j);
            k = Vector128.FusedMultiplyAdd(x, y, k);
            l = Vector128.FusedMultiplyAdd(x, y, l);
        }

        return Vector128.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}
