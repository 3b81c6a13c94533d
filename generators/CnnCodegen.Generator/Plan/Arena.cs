namespace CnnCodegen.Generator.Plan;

/// <summary>
/// Lays values into one piece of memory: first fit, where two values may share a place if no step needs both. Offsets are aligned.
/// </summary>
/// <param name="alignment">The floats that every offset is a multiple of.</param>
internal sealed class Arena(int alignment)
{
    private readonly List<Reservation> _reservations = [];

    /// <summary>The floats that all values together need.</summary>
    public long Length => _reservations.Select(reservation => reservation.End).DefaultIfEmpty().Max();

    /// <summary>Finds a place for a value that is written in one step and last read in another.</summary>
    public int Reserve(long length, int firstStep, int lastStep)
    {
        long offset = 0;
        foreach (Reservation other in _reservations
            .Where(other => other.FirstStep <= lastStep && firstStep <= other.LastStep)
            .OrderBy(other => other.Offset))
        {
            if (other.Offset - offset >= length)
                break;
            offset = Math.Max(offset, (other.End + alignment - 1) / alignment * alignment);
        }

        _reservations.Add(new Reservation(offset, length, firstStep, lastStep));
        // Beyond the limit the network is refused by its total length, so that a wrapped offset is never used.
        return unchecked((int)offset);
    }

    private sealed record Reservation(long Offset, long Length, int FirstStep, int LastStep)
    {
        public long End => Offset + Length;
    }
}
