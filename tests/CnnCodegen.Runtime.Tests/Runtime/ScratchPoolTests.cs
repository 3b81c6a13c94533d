using System.Runtime.InteropServices;

namespace CnnCodegen.Runtime.Tests.Runtime;

public sealed class ScratchPoolTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public void Memory_is_aligned_and_as_long_as_asked_for(int floats)
    {
        for (int i = 0; i < 20; i++)
        {
            var scratch = new Scratch(floats, scores: 3, ids: 5);

            Assert.Equal(floats, scratch.Floats.Length);
            Assert.Equal(3, scratch.Scores.Length);
            Assert.Equal(5, scratch.Ids.Length);
            Assert.Equal(0, Address(scratch) % 64);
        }

        // The memory is pinned, so the address stays what it is.
        static unsafe nint Address(Scratch scratch) => (nint)System.Runtime.CompilerServices.Unsafe.AsPointer(ref MemoryMarshal.GetReference(scratch.Floats));
    }

    [Fact]
    public void Memory_in_use_is_given_to_nobody_else()
    {
        var pool = new ScratchPool(floats: 1, scores: 1, ids: 1);
        var rented = new HashSet<Scratch>(ReferenceEqualityComparer.Instance);

        // Far more than the pool keeps.
        for (int i = 0; i < 2000; i++)
            Assert.True(rented.Add(pool.Rent()));
        foreach (Scratch scratch in rented)
            pool.Return(scratch);

        Assert.Contains(pool.Rent(), rented);
    }

    [Fact]
    public void Memory_is_used_again()
    {
        var pool = new ScratchPool(floats: 1, scores: 1, ids: 1);
        Scratch first = pool.Rent();
        Scratch second = pool.Rent();
        pool.Return(first);
        pool.Return(second);

        Assert.Equal(2, new HashSet<Scratch>([first, second, pool.Rent(), pool.Rent()], ReferenceEqualityComparer.Instance).Count);
    }
}
