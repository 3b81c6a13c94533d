using System.Runtime.CompilerServices;
using System.Text;

namespace CnnCodegen.Text;

/// <summary>A number for each code point: pages of 256 code points, where all pages without an entry are one.</summary>
internal sealed class RuneTable
{
    private const int PageBits = 8;
    private const int PageSize = 1 << PageBits;

    private readonly int _default;
    private readonly int[] _emptyPage = new int[PageSize];
    private int[][] _pages = [];

    /// <param name="default">The number of the code points that were not added.</param>
    public RuneTable(int @default)
    {
        _default = @default;
        _emptyPage.AsSpan().Fill(@default);
    }

    /// <summary>The code point's number.</summary>
    public int this[Rune rune]
    {
        get
        {
            int[][] pages = _pages;
            int page = rune.Value >> PageBits;
            return (uint)page < (uint)pages.Length ? pages[page][rune.Value & (PageSize - 1)] : _default;
        }
    }

    /// <summary>The number of a code point of at most 16 bits.</summary>
    public int this[char character]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            int[][] pages = _pages;
            int page = character >> PageBits;
            return page < pages.Length ? pages[page][character & (PageSize - 1)] : _default;
        }
    }

    /// <summary>Sets a code point's number; not while another thread reads.</summary>
    public void Add(Rune rune, int number)
    {
        int page = rune.Value >> PageBits;
        if (page >= _pages.Length)
        {
            int length = _pages.Length;
            Array.Resize(ref _pages, page + 1);
            _pages.AsSpan(length).Fill(_emptyPage);
        }

        if (_pages[page] == _emptyPage)
            _pages[page] = [.. _emptyPage];
        _pages[page][rune.Value & (PageSize - 1)] = number;
    }
}
