using System.Buffers.Binary;
using System.Text;

namespace CnnCodegen.Training.Native;

/// <summary>Reads the sections of a 64-bit little-endian ELF file; every read is checked against the file's length.</summary>
internal sealed class ElfFile
{
    private const int SectionHeaderLength = 64;

    private readonly ReadOnlyMemory<byte> _content;

    /// <summary>Reads the section headers.</summary>
    /// <param name="content">The whole file.</param>
    /// <exception cref="InvalidDataException">It is not such a file, or is damaged.</exception>
    public ElfFile(ReadOnlyMemory<byte> content)
    {
        _content = content;
        ReadOnlySpan<byte> identification = Bytes(0, 6);
        if (!identification.StartsWith("\u007FELF"u8))
            throw new InvalidDataException("It is not an ELF file.");

        const byte Class64 = 2, LittleEndian = 1;
        if (identification[4] != Class64 || identification[5] != LittleEndian)
            throw new InvalidDataException("It is not a 64-bit little-endian ELF file.");

        ulong headers = ReadUInt64(0x28);
        int length = ReadUInt16(0x3A);
        int count = ReadUInt16(0x3C);
        if (count > 0 && length != SectionHeaderLength)
            throw new InvalidDataException($"Its section headers are {length} bytes long, not {SectionHeaderLength}.");

        // Checked first, so that no sum below can overflow.
        Bytes(headers, (ulong)(count * SectionHeaderLength));
        var sections = new ElfSection[count];
        for (int index = 0; index < count; index++)
        {
            ulong header = headers + (ulong)(index * SectionHeaderLength);
            sections[index] = new ElfSection(
                (ElfSectionType)ReadUInt32(header + 0x04), ReadUInt64(header + 0x18), ReadUInt64(header + 0x20), ReadUInt32(header + 0x28), ReadUInt32(header + 0x2C));
        }

        Sections = sections;
    }

    /// <summary>The sections, in file order.</summary>
    public IReadOnlyList<ElfSection> Sections { get; }

    /// <summary>The sections of one type, each checked to lie inside the file.</summary>
    public IEnumerable<ElfSection> OfType(ElfSectionType type)
    {
        foreach (ElfSection section in Sections.Where(section => section.Type == type))
        {
            Bytes(section.Offset, section.Length);
            yield return section;
        }
    }

    /// <summary>The section that another one links to, checked to exist and to lie inside the file.</summary>
    public ElfSection LinkedBy(ElfSection section)
    {
        if (section.Link >= Sections.Count)
            throw new InvalidDataException($"A section links to section {section.Link} of {Sections.Count}.");

        ElfSection linked = Sections[(int)section.Link];
        Bytes(linked.Offset, linked.Length);
        return linked;
    }

    /// <summary>A string of a string table.</summary>
    public string ReadString(ElfSection table, uint offset)
    {
        if (offset >= table.Length)
            throw new InvalidDataException($"A name lies at {offset} of a table of {table.Length} bytes.");

        ReadOnlySpan<byte> rest = Bytes(table.Offset + offset, table.Length - offset);
        int end = rest.IndexOf((byte)0);
        return end >= 0 ? Encoding.UTF8.GetString(rest[..end]) : throw new InvalidDataException("A name has no end.");
    }

    public ushort ReadUInt16(ulong offset) => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(offset, sizeof(ushort)));

    public uint ReadUInt32(ulong offset) => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(offset, sizeof(uint)));

    public ulong ReadUInt64(ulong offset) => BinaryPrimitives.ReadUInt64LittleEndian(Bytes(offset, sizeof(ulong)));

    private ReadOnlySpan<byte> Bytes(ulong offset, ulong length)
    {
        ulong total = (ulong)_content.Length;
        if (offset > total || length > total - offset)
            throw new InvalidDataException($"It is cut off or damaged: {length} bytes at {offset} lie outside its {total} bytes.");

        return _content.Span.Slice((int)offset, (int)length);
    }
}

/// <summary>The kinds of sections that are of interest here.</summary>
internal enum ElfSectionType : uint
{
    /// <summary>Relocations with addends (<c>SHT_RELA</c>).</summary>
    Relocations = 4,

    /// <summary>The versions needed of other libraries (<c>SHT_GNU_verneed</c>).</summary>
    VersionNeeds = 0x6FFFFFFE,

    /// <summary>The version index of each dynamic symbol (<c>SHT_GNU_versym</c>).</summary>
    SymbolVersions = 0x6FFFFFFF,
}

/// <summary>One section of an ELF file.</summary>
/// <param name="Type">What it holds.</param>
/// <param name="Offset">Where it starts in the file.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Link">The number of the section that it refers to, such as a string table.</param>
/// <param name="Info">A number whose meaning depends on the type; for version needs, how many libraries there are.</param>
internal readonly record struct ElfSection(ElfSectionType Type, ulong Offset, ulong Length, uint Link, uint Info);
