using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Declarations;

namespace CnnCodegen.Generator.Layers;

/// <summary>The blocks that a network may be made of.</summary>
internal sealed class BlockLibrary(EquatableArray<NetworkDeclaration> blocks)
{
    /// <summary>The number of the block with a metadata name, or −1.</summary>
    public int Find(string metadataName)
    {
        for (int i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].MetadataName == metadataName)
                return i;
        }

        return -1;
    }

    public NetworkDeclaration this[int block] => blocks[block];
}
