namespace CnnCodegen.Reference;

/// <summary>Where the windows of local poolings stand.</summary>
public static class LocalWindows
{
    /// <summary>
    /// The first position of each window, negative in the padding. A window is full, or with <paramref name="ceil"/> the one after the last full
    /// one too if that one does not reach the end of the padding; but none begins after the text, in the padding on the right.
    /// </summary>
    public static IReadOnlyList<int> Starts(int length, int width, int stride, int padding, bool ceil)
    {
        int end = length + padding;
        var starts = new List<int>();
        for (int start = -padding; start < length; start += stride)
        {
            bool isFull = start + width <= end;
            bool previousLeavesSomething = start - stride + width < end;
            if (isFull || (ceil && previousLeavesSomething))
                starts.Add(start);
        }

        return starts.Count > 0 ? starts : throw new ArgumentException($"A window of width {width} finds no place in {length} positions.", nameof(width));
    }
}
