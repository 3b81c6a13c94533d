using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace CnnCodegen.Benchmarks.Comparison;

/// <summary>The name that the processor gives itself.</summary>
internal static class ProcessorName
{
    public static string Read()
    {
        const int FirstNameLeaf = unchecked((int)0x8000_0002);
        if (!X86Base.IsSupported)
            return RuntimeInformation.ProcessArchitecture.ToString();

        var name = new StringBuilder();
        for (int leaf = 0; leaf < 3; leaf++)
        {
            (int a, int b, int c, int d) = X86Base.CpuId(FirstNameLeaf + leaf, 0);
            name.Append(Encoding.ASCII.GetString(MemoryMarshal.AsBytes<int>([a, b, c, d])));
        }

        return name.ToString().TrimEnd('\0', ' ');
    }
}
