using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CnnCodegen.Kernels;
using CnnCodegen.Preparation;
using CnnCodegen.Runtime.Tests.Kernels;

namespace CnnCodegen.Runtime.Tests.Preparation;

public sealed class BrainFloatTests
{
    /// <summary>Hand-made: a brain float's last bit is bit 16 of a float, and halves of it go to the even neighbour.</summary>
    [Theory]
    [InlineData(0x3F80_0000, 0x3F80)]
    [InlineData(0x3F80_7FFF, 0x3F80)]
    [InlineData(0x3F80_8000, 0x3F80)]
    [InlineData(0x3F80_8001, 0x3F81)]
    [InlineData(0x3F81_8000, 0x3F82)]
    [InlineData(0xBF81_8000, 0xBF82)]
    [InlineData(0x3FFF_8000, 0x4000)]
    [InlineData(0x8000_0000, 0x8000)]
    [InlineData(0x0000_8001, 0x0001)]
    [InlineData(0x7F7F_FFFF, 0x7F80)]
    [InlineData(0x7F80_0000, 0x7F80)]
    [InlineData(0xFF80_0000, 0xFF80)]
    [InlineData(0x7F80_0001, 0x7FC0)]
    [InlineData(0xFFFF_FFFF, 0xFFFF)]
    public void Numbers_are_rounded_to_the_nearest_and_halves_to_the_even_one(uint bits, int expected) =>
        Assert.Equal((ushort)expected, BrainFloat.Round(BitConverter.UInt32BitsToSingle(bits)));

    [Fact]
    public void Each_brain_float_is_itself_after_widening_and_rounding()
    {
        for (int bits = 0; bits <= ushort.MaxValue; bits++)
        {
            float wide = BrainFloat.Widen((ushort)bits);

            Assert.Equal((uint)bits << 16, BitConverter.SingleToUInt32Bits(wide));
            if (!float.IsNaN(wide))
                Assert.Equal((ushort)bits, BrainFloat.Round(wide));
        }
    }

    [Fact]
    public void The_error_is_at_most_a_256th()
    {
        foreach (float value in TestRows.Vector(new Random(3), 10_000))
            Assert.True(Math.Abs(BrainFloat.Widen(BrainFloat.Round(value)) - value) <= Math.Abs(value) / 256);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void Vectors_come_back_from_their_pairs(int lanes)
    {
        foreach (int vectors in (int[])[1, 2, 3, 8])
        {
            float[] floats = [.. TestRows.Vector(new Random(lanes), vectors * lanes).Select(value => BrainFloat.Widen(BrainFloat.Round(value)))];
            AlignedBrainFloats pairs = AlignedBrainFloats.PairsOf(floats, lanes);
            float[] widened = new float[pairs.Span.Length];

            Widths.Run(lanes, new Widening { Source = pairs.Span, Target = widened });

            Assert.Equal((vectors + 1) / 2 * 2 * lanes, pairs.Span.Length);
            Assert.Equal([.. floats, .. new float[widened.Length - floats.Length]], widened);
        }
    }

    [Fact]
    public unsafe void Pairs_start_where_cache_lines_do()
    {
        for (int length = 1; length < 40; length++)
        {
            fixed (ushort* start = AlignedBrainFloats.PairsOf(new float[length], 1).Span)
                Assert.Equal(0, (nint)start % 64);
        }
    }

    private ref struct Widening : IVectorKernel
    {
        public ReadOnlySpan<ushort> Source;
        public Span<float> Target;

        public readonly void Run<TWidth, TVector>()
            where TWidth : struct, IVectorWidth<TVector>
            where TVector : struct
        {
            for (int i = 0; i < Source.Length; i += 2 * TWidth.Lanes)
            {
                (TVector first, TVector second) = TWidth.LoadPair(ref Unsafe.Add(ref MemoryMarshal.GetReference(Source), i), 0);
                TWidth.Store(first, ref MemoryMarshal.GetReference(Target), i);
                TWidth.Store(second, ref MemoryMarshal.GetReference(Target), i + TWidth.Lanes);
            }
        }
    }
}
