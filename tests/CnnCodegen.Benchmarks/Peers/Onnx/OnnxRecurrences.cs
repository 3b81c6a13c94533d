using CnnCodegen.Benchmarks.Networks;

namespace CnnCodegen.Benchmarks.Peers.Onnx;

/// <summary>Writes recurrent layers, for one text at a time.</summary>
internal static class OnnxRecurrences
{
    /// <summary>A quasi-recurrent layer with fo-pooling.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="text">The sequence.</param>
    /// <param name="gates">The convolution that makes z, f and o, in this order.</param>
    public static OnnxValue Qrnn(OnnxGraph graph, OnnxValue text, FilterSet gates)
    {
        OnnxWriter model = graph.Model;
        int units = gates.Filters / 3;
        OnnxValue rows = graph.As(OnnxLayout.Rows, OnnxConvolutions.Sequence(graph, text, gates, (gates.Width - 1, 0)));
        string[] parts = model.Nodes("Split", [rows.Name, model.Constant([units, units, units], 3)], 3, ("axis", 2));
        string z = model.Node("Tanh", parts[0]);
        string f = model.Node("Sigmoid", parts[1]);
        string o = model.Node("Sigmoid", parts[2]);
        string added = model.Node("Mul", model.Node("Sub", model.Constant([1f], 1), f), z);
        string cells = graph.Form.Recurrence switch
        {
            RecurrenceForm.Loop => Scan(graph, f, added, rows.Length, units),
            RecurrenceForm.Unrolled => Blocks(graph, f, added, 1, rows.Length, units),
            _ => Blocks(graph, f, added, BlockCount(rows.Length), rows.Length, units),
        };
        return new OnnxValue(model.Node("Mul", cells, o), OnnxLayout.Rows, rows.Length, units);
    }

    /// <summary>The operation that ONNX has for a long short-term memory.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="text">The sequence.</param>
    /// <param name="layer">The layer.</param>
    public static OnnxValue Lstm(OnnxGraph graph, OnnxValue text, LayerDescription layer)
    {
        OnnxWriter model = graph.Model;
        int units = layer.Output.Channels;
        float[] biases = [.. InputOutputForgetCell(graph.Weights.Tensor(layer, "bias_ih_l0")), .. InputOutputForgetCell(graph.Weights.Tensor(layer, "bias_hh_l0"))];
        string steps = graph.Reshape(graph.As(OnnxLayout.Rows, text).Name, text.Length, 1, text.Channels);
        string states = model.Node(
            "LSTM",
            [
                steps,
                model.Constant(InputOutputForgetCell(graph.Weights.Tensor(layer, "weight_ih_l0")), 1, 4 * units, text.Channels),
                model.Constant(InputOutputForgetCell(graph.Weights.Tensor(layer, "weight_hh_l0")), 1, 4 * units, units),
                model.Constant(biases, 1, 8 * units),
            ],
            ("hidden_size", units));
        return new OnnxValue(graph.Reshape(states, 1, text.Length, units), OnnxLayout.Rows, text.Length, units);
    }

    private static string Scan(OnnxGraph graph, string f, string added, int length, int units)
    {
        var body = new OnnxWriter("step");
        string before = body.BodyInput();
        string forget = body.BodyInput();
        string addend = body.BodyInput();
        string cell = body.Node("Add", body.Node("Mul", before, forget), addend);
        body.BodyOutput(cell);
        body.BodyOutput(cell);

        string zero = graph.Model.Constant(new float[units], units);
        string[] results = graph.Model.Nodes(
            "Scan",
            [zero, graph.Reshape(f, length, units), graph.Reshape(added, length, units)],
            2,
            ("body", body),
            ("num_scan_inputs", 2));
        return graph.Reshape(results[1], 1, length, units);
    }

    private static string Blocks(OnnxGraph graph, string f, string added, int blocks, int length, int units)
    {
        OnnxWriter model = graph.Model;
        int steps = length / blocks;
        string[] forget = Split(model, graph.Reshape(f, blocks, steps, units), steps, axis: 1);
        string[] addend = Split(model, graph.Reshape(added, blocks, steps, units), steps, axis: 1);

        // Each block from a state of zero, and what is left of a state that comes in.
        var cells = new string[steps];
        var kept = new string[steps];
        (cells[0], kept[0]) = (addend[0], forget[0]);
        for (int step = 1; step < steps; step++)
        {
            cells[step] = model.Node("Add", model.Node("Mul", cells[step - 1], forget[step]), addend[step]);
            kept[step] = blocks == 1 ? "" : model.Node("Mul", kept[step - 1], forget[step]);
        }

        string local = model.Node("Concat", cells, ("axis", 1));
        if (blocks == 1)
            return local;

        string[] last = Split(model, cells[^1], blocks, axis: 0);
        string[] lastKept = Split(model, kept[^1], blocks, axis: 0);
        var carried = new string[blocks];
        carried[0] = model.Constant(new float[units], 1, 1, units);
        for (int block = 1; block < blocks; block++)
            carried[block] = model.Node("Add", model.Node("Mul", carried[block - 1], lastKept[block - 1]), last[block - 1]);

        string all = model.Node("Mul", model.Node("Concat", kept, ("axis", 1)), model.Node("Concat", carried, ("axis", 0)));
        return graph.Reshape(model.Node("Add", local, all), 1, length, units);
    }

    private static string[] Split(OnnxWriter model, string value, int parts, int axis) =>
        model.Nodes("Split", [value, model.Constant([.. Enumerable.Repeat(1L, parts)], parts)], parts, ("axis", axis));

    /// <summary>About as many blocks as steps in each, without a rest.</summary>
    public static int BlockCount(int length) => Enumerable.Range(1, length).Where(blocks => length % blocks == 0).MinBy(blocks => blocks + (length / blocks));

    /// <summary>The gates in ONNX's order, from PyTorch's: input, forget, cell, output.</summary>
    private static float[] InputOutputForgetCell(float[] gates)
    {
        int size = gates.Length / 4;
        return [.. gates[..size], .. gates[(3 * size)..], .. gates[size..(2 * size)], .. gates[(2 * size)..(3 * size)]];
    }
}
