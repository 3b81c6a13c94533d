using CnnCodegen.Kernels;

namespace CnnCodegen.Runtime.Tests.Kernels;

public sealed class MatrixProductTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_product_is_that_of_the_definition_for_every_rest_of_rows(int panels)
    {
        var random = new Random(4);
        int columns = panels * MatrixProductKernel.Panel;
        foreach (int depth in (int[])[1, 2, 7, 30])
        {
            // Up to the second block of rows.
            foreach (int rows in (int[])[1, 2, 3, 4, 5, 6, 7, 11, 12, 13, 95, 96, 97, 100])
            {
                float[] x = TestRows.Vector(random, rows * depth), b = TestRows.Vector(random, depth * columns);
                foreach (int lanes in Widths.UpTo(MatrixProductKernel.Panel))
                {
                    float[] y = TestRows.Unwritten(rows, columns, columns);
                    Widths.Run(lanes, new MatrixProductKernel { X = x, Depth = depth, Panels = b, Y = y });

                    TestRows.AssertNear(
                        (row, column) => Enumerable.Range(0, depth).Sum(i => (double)x[(row * depth) + i] * b[(((column / 16 * depth) + i) * 16) + (column % 16)]),
                        y, rows, columns, columns, 2e-6, FormattableString.Invariant($"{rows} × {depth} × {columns}, {lanes} lanes"));
                }
            }
        }
    }
}
