using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Declarations;

namespace CnnCodegen.Generator.Building;

/// <summary>The blocks that a network may be made of, and how many copies of them it has so far.</summary>
internal sealed class BlockLibrary(EquatableArray<NetworkDeclaration> blocks)
{
    /// <summary>A few nested compositions can ask for more copies than there is time for: they are refused before they are made.</summary>
    public const int MostCopies = 2_000;

    private int _copies;

    public NetworkDeclaration this[int block] => blocks[block];

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

    /// <summary>Counts one more copy; false where there are too many.</summary>
    public bool TryCopy() => ++_copies <= MostCopies;
}
