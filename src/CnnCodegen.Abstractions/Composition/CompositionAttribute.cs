namespace CnnCodegen;

/// <summary>
/// A layer that stands for one or more blocks. The network's description has the layers of the blocks in its place, under names that begin with
/// its own, and, where they are joined, a layer of its own name that joins them.
/// </summary>
public abstract class CompositionAttribute : LayerAttribute
{
    private protected CompositionAttribute()
    {
    }
}
