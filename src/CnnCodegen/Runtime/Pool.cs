using System.Runtime.InteropServices;

namespace CnnCodegen.Runtime;

/// <summary>
/// Things to work with. Any number of threads may rent at a time; one is made when more are in use at once than ever before, and they are kept up to a number
/// that follows the processors.
/// </summary>
/// <param name="make">Makes one.</param>
internal class Pool<T>(Func<T> make)
    where T : class
{
    // More than processors: a thread may lose its processor in the middle of a call.
    private readonly PoolSlot[] _free = new PoolSlot[Math.Max(16, 4 * Environment.ProcessorCount)];

    /// <summary>Takes one; <see cref="Return"/> gives it back.</summary>
    public T Rent()
    {
        PoolSlot[] free = _free;
        int first = Thread.GetCurrentProcessorId() % free.Length;
        for (int i = 0; i < free.Length; i++)
        {
            ref object? place = ref free[(first + i) % free.Length].Item;
            if (place is not null && Interlocked.Exchange(ref place, null) is { } item)
                return (T)item;
        }

        return make();
    }

    /// <summary>Gives one back. One that finds no place is left to the collector.</summary>
    public void Return(T item)
    {
        PoolSlot[] free = _free;
        int first = Thread.GetCurrentProcessorId() % free.Length;
        for (int i = 0; i < free.Length; i++)
        {
            ref object? place = ref free[(first + i) % free.Length].Item;
            if (place is null && Interlocked.CompareExchange(ref place, item, null) is null)
                return;
        }
    }
}

/// <summary>A place of a pool, on cache lines of its own: processors that start at neighbouring places do not wait for each other.</summary>
[StructLayout(LayoutKind.Explicit, Size = 128)]
internal struct PoolSlot
{
    [FieldOffset(0)]
    public object? Item;
}
