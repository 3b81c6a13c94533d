using System.Buffers.Binary;

namespace CnnCodegen.Training.Native;

/// <summary>One version of a library that an ELF file asks for.</summary>
/// <param name="Library">The library's file name.</param>
/// <param name="Version">The version's name, such as <c>GLIBCXX_3.4.32</c>.</param>
/// <param name="IsWeak">Whether the loader accepts that the library lacks it.</param>
/// <param name="IsUsed">Whether any relocation refers to a symbol of this version.</param>
/// <param name="FlagsOffset">Where the entry's 16-bit flags stand in the file.</param>
internal sealed record ElfVersionNeed(string Library, string Version, bool IsWeak, bool IsUsed, int FlagsOffset);

/// <summary>The versions that an ELF file asks of other libraries, and how to ask less strictly.</summary>
/// <remarks>
/// A file that was built with a newer compiler can ask for a version of libstdc++ of which it uses nothing: GCC 13's <c>iostream</c> names
/// <c>GLIBCXX_3.4.32</c> in every file, only for the file's sake. The loader refuses such a file on an older system. With the weak
/// flag on that entry it loads. A version of which a relocation really uses a symbol is never made weak.
/// </remarks>
internal static class ElfVersionNeeds
{
    private const ushort WeakFlag = 0x2;
    private const int RelocationLength = 24;

    /// <summary>The versions that a file asks for.</summary>
    /// <param name="content">The whole file.</param>
    /// <exception cref="InvalidDataException">It is not a 64-bit little-endian ELF file, or is damaged.</exception>
    public static IReadOnlyList<ElfVersionNeed> Read(ReadOnlyMemory<byte> content)
    {
        var elf = new ElfFile(content);
        HashSet<int> used = UsedVersions(elf);
        var needs = new List<ElfVersionNeed>();
        foreach (ElfSection section in elf.OfType(ElfSectionType.VersionNeeds))
            ReadLibraries(elf, section, used, needs);

        return needs;
    }

    /// <summary>Makes a copy in which a library's versions that are asked for but not used are weak.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="library">The file name of the library that may be too old, such as <c>libstdc++.so.6</c>.</param>
    /// <returns>The copy, or <see langword="null"/> where there is nothing to change.</returns>
    /// <exception cref="InvalidDataException">It is not a 64-bit little-endian ELF file, or is damaged.</exception>
    public static byte[]? WithoutUnusedVersions(ReadOnlyMemory<byte> content, string library)
    {
        ElfVersionNeed[] unused = [.. Read(content).Where(need => need.Library == library && need is { IsWeak: false, IsUsed: false })];
        if (unused.Length == 0)
            return null;

        byte[] copy = content.ToArray();
        foreach (ElfVersionNeed need in unused)
        {
            Span<byte> flags = copy.AsSpan(need.FlagsOffset, sizeof(ushort));
            BinaryPrimitives.WriteUInt16LittleEndian(flags, (ushort)(BinaryPrimitives.ReadUInt16LittleEndian(flags) | WeakFlag));
        }

        return copy;
    }

    private static void ReadLibraries(ElfFile elf, ElfSection section, HashSet<int> used, List<ElfVersionNeed> needs)
    {
        ElfSection names = elf.LinkedBy(section);
        ulong library = section.Offset;
        for (uint left = section.Info; left > 0; left--)
        {
            string libraryName = elf.ReadString(names, elf.ReadUInt32(library + 4));
            ulong version = library + elf.ReadUInt32(library + 8);
            for (int versionsLeft = elf.ReadUInt16(library + 2); versionsLeft > 0; versionsLeft--)
            {
                ushort flags = elf.ReadUInt16(version + 4);
                int index = elf.ReadUInt16(version + 6);
                string name = elf.ReadString(names, elf.ReadUInt32(version + 8));
                needs.Add(new ElfVersionNeed(libraryName, name, (flags & WeakFlag) != 0, used.Contains(index), checked((int)(version + 4))));
                if (!Advance(ref version, elf.ReadUInt32(version + 12)))
                    break;
            }

            if (!Advance(ref library, elf.ReadUInt32(library + 12)))
                break;
        }
    }

    // Entries are chained by distances; only zero ends a chain, and distances are unsigned, so that no chain can be a ring.
    private static bool Advance(ref ulong position, uint distance)
    {
        position += distance;
        return distance != 0;
    }

    /// <summary>The version indices of all symbols that a relocation refers to.</summary>
    private static HashSet<int> UsedVersions(ElfFile elf)
    {
        var used = new HashSet<int>();
        ElfSection[] versions = [.. elf.OfType(ElfSectionType.SymbolVersions)];
        if (versions.Length == 0)
            return used;

        foreach (ElfSection relocations in elf.OfType(ElfSectionType.Relocations))
        {
            for (ulong offset = 0; offset + RelocationLength <= relocations.Length; offset += RelocationLength)
            {
                ulong symbol = elf.ReadUInt64(relocations.Offset + offset + 8) >> 32;
                if (symbol == 0)
                    continue;

                if (symbol >= versions[0].Length / sizeof(ushort))
                    throw new InvalidDataException($"A relocation refers to symbol {symbol}, which has no version entry.");

                const int IndexWithoutHiddenFlag = 0x7FFF;
                used.Add(elf.ReadUInt16(versions[0].Offset + symbol * sizeof(ushort)) & IndexWithoutHiddenFlag);
            }
        }

        return used;
    }
}
