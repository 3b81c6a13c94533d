using CnnCodegen;
using Fresh;

// Random weights, written as a model file, read by the generated code.
var random = new Random(1);
var weights = new Dictionary<string, float[]>();
var writer = new ModelFileWriter();
writer.SetNetwork(Kim.Description);
writer.SetLabels(["good", "bad", "neither"]);
foreach (WeightSlot slot in Kim.Description.Weights)
{
    float[] values = [.. Enumerable.Range(0, (int)slot.Count).Select(_ => random.NextSingle() - 0.5f)];
    weights.Add(slot.Name, values);
    writer.Add(slot.Name, slot.Shape, values);
}

writer.Save("kim.safetensors");
Kim model = Kim.Load("kim.safetensors");
float[] logits = new float[3];
foreach (int length in (int[])[5, 6, 9, 12])
{
    int[] text = [.. Enumerable.Range(0, length).Select(_ => random.Next(2, 50))];
    model.PredictLogits(text, logits);
    double difference = Expected(text).Zip(logits, static (expected, actual) => Math.Abs(expected - actual)).Max();
    if (!(difference < 1e-5))
    {
        Console.Error.WriteLine($"{length} words: the logits are wrong by {difference}.");
        return 1;
    }
}

Console.WriteLine("The network agrees with its definition.");
return 0;

// Kim (2014) as the paper defines it, in double precision.
double[] Expected(int[] text)
{
    var features = new List<double>();
    foreach ((int part, int filters, int width) in ((int, int, int)[])[(0, 5, 3), (1, 6, 4), (2, 7, 5)])
    {
        for (int filter = 0; filter < filters; filter++)
        {
            double strongest = 0;
            for (int start = 0; start + width <= text.Length; start++)
            {
                double sum = weights[$"NGrams.{part}.bias"][filter];
                for (int channel = 0; channel < 8; channel++)
                {
                    for (int offset = 0; offset < width; offset++)
                        sum += (double)weights[$"NGrams.{part}.weight"][(filter * 8 + channel) * width + offset] * weights["Vectors.weight"][text[start + offset] * 8 + channel];
                }

                strongest = Math.Max(strongest, sum);
            }

            features.Add(strongest);
        }
    }

    return [.. Enumerable.Range(0, 3).Select(label => weights["Logits.bias"][label] + features.Select((feature, index) => feature * weights["Logits.weight"][label * 18 + index]).Sum())];
}
