using CnnCodegen.Kernels;

namespace CnnCodegen.Runtime.Tests.Kernels;

public sealed class AttentionTests
{
    [Fact]
    public void Each_state_sees_the_memory_as_it_agrees_with_it()
    {
        var random = new Random(1);
        for (int channels = 1; channels <= 40; channels++)
        {
            int states = 1 + (channels % 3), length = 1 + (channels % 7);
            int xPitch = channels + 1, memoryPitch = channels + (channels % 4), yPitch = channels + 2;
            float[] x = TestRows.Random(random, states, channels, xPitch), memory = TestRows.Random(random, length, channels, memoryPitch);
            float[] y = TestRows.Unwritten(states, channels, yPitch);
            double[][] weights = [.. Enumerable.Range(0, states).Select(state =>
            {
                double[] scores = [.. Enumerable.Range(0, length).Select(row =>
                    Math.Exp(Enumerable.Range(0, channels).Sum(c => (double)x[(state * xPitch) + c] * memory[(row * memoryPitch) + c])))];
                return scores.Select(score => score / scores.Sum()).ToArray();
            })];

            float[] kept = new float[states * length];
            Attention.Apply(x, xPitch, memory, memoryPitch, channels, y, yPitch, new float[length], channels % 5 == 0 ? default : kept);

            Assert.All(kept.Zip(weights.SelectMany(static row => row)), weight => Assert.Equal(channels % 5 == 0 ? 0 : weight.Second, weight.First, 2e-6));
            TestRows.AssertNear(
                (state, channel) => Enumerable.Range(0, length).Sum(row => weights[state][row] * memory[(row * memoryPitch) + channel]),
                y, states, channels, yPitch, 2e-6, FormattableString.Invariant($"{channels} channels"));
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        float[] x = new float[3 * 20], memory = new float[5 * 20], y = new float[3 * 20], workspace = new float[5];

        Assert.Equal(0, Allocations.Of(() => Attention.Apply(x, 20, memory, 20, 20, y, 20, workspace)));
    }
}
