using System.Buffers.Binary;
using System.Text;

namespace CnnCodegen.Training.Tests.Native;

/// <summary>
/// A small 64-bit ELF file with what the loader's version check needs: two libraries that are asked for versions, symbols with versions,
/// and relocations that use some of them.
/// </summary>
internal static class ForgedElf
{
    public const int UsedIndex = 2, UnusedIndex = 3, OtherLibraryIndex = 4, WeakIndex = 5;

    public const int VersionNeedsOffset = 0x100, StringsOffset = 0x200, SymbolVersionsOffset = 0x300, RelocationsOffset = 0x340, SectionsOffset = 0x400;

    public static byte[] Create()
    {
        byte[] file = new byte[SectionsOffset + 5 * 64];
        "\u007FELF"u8.CopyTo(file);
        file[4] = 2;
        file[5] = 1;
        Write64(file, 0x28, SectionsOffset);
        Write16(file, 0x3A, 64);
        Write16(file, 0x3C, 5);

        var names = new MemoryStream();
        names.WriteByte(0);
        int standard = Name(names, "libstdc++.so.6"), used = Name(names, "GLIBCXX_3.4.30"), unused = Name(names, "GLIBCXX_3.4.32"), weak = Name(names, "GLIBCXX_3.4.33");
        int c = Name(names, "libc.so.6"), other = Name(names, "GLIBC_2.34");
        names.ToArray().CopyTo(file, StringsOffset);

        // Two libraries; the first has three versions.
        Library(file, VersionNeedsOffset, versions: 3, standard, next: 64);
        Version(file, VersionNeedsOffset + 16, flags: 0, UsedIndex, used, next: 16);
        Version(file, VersionNeedsOffset + 32, flags: 0, UnusedIndex, unused, next: 16);
        Version(file, VersionNeedsOffset + 48, flags: 2, WeakIndex, weak, next: 0);
        Library(file, VersionNeedsOffset + 64, versions: 1, c, next: 0);
        Version(file, VersionNeedsOffset + 80, flags: 0, OtherLibraryIndex, other, next: 0);

        // Symbols 1 … 4 have these versions; only symbol 1 is relocated. 0x8000 marks a hidden version and is no part of the index.
        Write16(file, SymbolVersionsOffset + 2, 0x8000 | UsedIndex);
        Write16(file, SymbolVersionsOffset + 4, UnusedIndex);
        Write16(file, SymbolVersionsOffset + 6, OtherLibraryIndex);
        Write16(file, SymbolVersionsOffset + 8, WeakIndex);
        Write64(file, RelocationsOffset + 8, (1UL << 32) | 7);
        Write64(file, RelocationsOffset + 24 + 8, 8);

        Section(file, 1, type: 3, StringsOffset, (ulong)names.Length, link: 0, info: 0);
        Section(file, 2, type: 0x6FFFFFFE, VersionNeedsOffset, 96, link: 1, info: 2);
        Section(file, 3, type: 0x6FFFFFFF, SymbolVersionsOffset, 10, link: 0, info: 0);
        Section(file, 4, type: 4, RelocationsOffset, 48, link: 0, info: 0);
        return file;
    }

    /// <summary>Where a field of a section's header stands.</summary>
    public static int SectionField(int section, int field) => SectionsOffset + section * 64 + field;

    public static void Write16(byte[] file, int offset, int value) => BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(offset), (ushort)value);

    public static void Write32(byte[] file, int offset, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(offset), value);

    public static void Write64(byte[] file, int offset, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(offset), value);

    private static int Name(MemoryStream names, string name)
    {
        int offset = (int)names.Length;
        names.Write(Encoding.UTF8.GetBytes(name));
        names.WriteByte(0);
        return offset;
    }

    private static void Library(byte[] file, int offset, int versions, int name, uint next)
    {
        Write16(file, offset, 1);
        Write16(file, offset + 2, versions);
        Write32(file, offset + 4, (uint)name);
        Write32(file, offset + 8, 16);
        Write32(file, offset + 12, next);
    }

    private static void Version(byte[] file, int offset, int flags, int index, int name, uint next)
    {
        Write16(file, offset + 4, flags);
        Write16(file, offset + 6, index);
        Write32(file, offset + 8, (uint)name);
        Write32(file, offset + 12, next);
    }

    private static void Section(byte[] file, int section, uint type, ulong offset, ulong length, uint link, uint info)
    {
        Write32(file, SectionField(section, 0x04), type);
        Write64(file, SectionField(section, 0x18), offset);
        Write64(file, SectionField(section, 0x20), length);
        Write32(file, SectionField(section, 0x28), link);
        Write32(file, SectionField(section, 0x2C), info);
    }
}
