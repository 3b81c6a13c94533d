using CnnCodegen.Training.Native;

namespace CnnCodegen.Training.Tests.Native;

public sealed class ElfVersionNeedsTests
{
    private const string StandardLibrary = "libstdc++.so.6";

    [Fact]
    public void All_versions_are_read_with_what_uses_them()
    {
        IReadOnlyList<ElfVersionNeed> needs = ElfVersionNeeds.Read(ForgedElf.Create());

        Assert.Equal(
            [
                new(StandardLibrary, "GLIBCXX_3.4.30", IsWeak: false, IsUsed: true, 0x114),
                new(StandardLibrary, "GLIBCXX_3.4.32", IsWeak: false, IsUsed: false, 0x124),
                new(StandardLibrary, "GLIBCXX_3.4.33", IsWeak: true, IsUsed: false, 0x134),
                new("libc.so.6", "GLIBC_2.34", IsWeak: false, IsUsed: false, 0x154),
            ],
            needs);
    }

    [Fact]
    public void Only_the_flag_of_the_unused_version_of_that_library_changes()
    {
        byte[] original = ForgedElf.Create();
        byte[] expected = ForgedElf.Create();
        expected[0x124] = 0x2;

        byte[]? copy = ElfVersionNeeds.WithoutUnusedVersions(original, StandardLibrary);

        Assert.Equal(expected, copy);
        Assert.Equal(ForgedElf.Create(), original);
    }

    [Fact]
    public void There_is_nothing_to_change_twice() =>
        Assert.Null(ElfVersionNeeds.WithoutUnusedVersions(ElfVersionNeeds.WithoutUnusedVersions(ForgedElf.Create(), StandardLibrary)!, StandardLibrary));

    [Fact]
    public void A_version_that_is_used_is_never_made_weak()
    {
        byte[] file = ForgedElf.Create();
        ForgedElf.Write64(file, ForgedElf.RelocationsOffset + 24 + 8, (2UL << 32) | 7);

        Assert.Null(ElfVersionNeeds.WithoutUnusedVersions(file, StandardLibrary));
    }

    [Fact]
    public void A_file_that_asks_for_no_versions_is_left_alone()
    {
        byte[] file = ForgedElf.Create();
        ForgedElf.Write32(file, ForgedElf.SectionField(2, 0x04), 1);

        Assert.Null(ElfVersionNeeds.WithoutUnusedVersions(file, StandardLibrary));
    }

    [Fact]
    public void Every_cut_gives_a_clear_error()
    {
        byte[] file = ForgedElf.Create();

        for (int length = 0; length < file.Length; length++)
            Assert.Throws<InvalidDataException>(() => ElfVersionNeeds.Read(file.AsMemory(0, length)));
    }

    [Fact]
    public void Every_damaged_number_is_read_or_refused_but_never_crashes()
    {
        // Each of them, in the whole file, set to the largest and to a large value.
        for (int offset = 0; offset + 8 <= ForgedElf.Create().Length; offset += 2)
        {
            foreach (ulong value in (ulong[])[ulong.MaxValue, 0x7FFF_FFFF_FFFF_FFF0, 0xFFFF_FFF0, 0])
            {
                byte[] file = ForgedElf.Create();
                ForgedElf.Write64(file, offset, value);
                try
                {
                    ElfVersionNeeds.WithoutUnusedVersions(file, StandardLibrary);
                }
                catch (InvalidDataException)
                {
                    // The one allowed answer to damage.
                }
            }
        }
    }

    [Theory, InlineData(0, 0x7E), InlineData(4, 1), InlineData(5, 2)]
    public void Another_kind_of_file_is_refused(int offset, byte value)
    {
        byte[] file = ForgedElf.Create();
        file[offset] = value;

        Assert.Throws<InvalidDataException>(() => ElfVersionNeeds.Read(file));
    }

    [Fact]
    public void TorchSharps_own_library_asks_for_one_version_that_it_does_not_use()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native", "libLibTorchSharp.so");
        Assert.SkipUnless(File.Exists(path), "Only the Linux build has this library.");

        ElfVersionNeed[] unused = [.. ElfVersionNeeds.Read(File.ReadAllBytes(path)).Where(need => need.Library == StandardLibrary && !need.IsUsed)];

        Assert.Equal(["GLIBCXX_3.4.32"], unused.Select(need => need.Version));
    }
}
