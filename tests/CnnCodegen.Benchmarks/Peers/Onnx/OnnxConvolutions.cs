using CnnCodegen.Benchmarks.Networks;

namespace CnnCodegen.Benchmarks.Peers.Onnx;

/// <summary>Writes convolutions in each form.</summary>
internal static class OnnxConvolutions
{
    /// <summary>A convolution over a sequence; the result has the layout of the form.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="text">The sequence.</param>
    /// <param name="filters">The filters.</param>
    /// <param name="zeros">The zero rows before and after the sequence.</param>
    /// <param name="stride">The positions from one window to the next.</param>
    public static OnnxValue Sequence(OnnxGraph graph, OnnxValue text, FilterSet filters, (int Left, int Right) zeros, int stride = 1)
    {
        int length = ((text.Length + zeros.Left + zeros.Right - filters.Width) / stride) + 1;
        if (graph.Form.Convolution is ConvolutionForm.Product)
        {
            string rows = graph.As(OnnxLayout.Rows, text).Name;
            if (zeros != (0, 0))
                rows = graph.Model.Node("Pad", rows, graph.Model.Constant([0, zeros.Left, 0, 0, zeros.Right, 0], 6));
            string windows = Windows(graph, rows, filters, length, stride);
            string product = graph.Product(windows, filters.TimeMajorWeight(), filters.Bias);
            return new OnnxValue(graph.Reshape(product, graph.Batch, length, filters.Filters), OnnxLayout.Rows, length, filters.Filters);
        }

        (string weight, long[] pads, long[] strides) = graph.Form.Convolution switch
        {
            ConvolutionForm.Conv1d => (graph.Model.Constant(filters.Weight, filters.Filters, filters.Channels, filters.Width), new long[] { zeros.Left, zeros.Right }, new long[] { stride }),
            ConvolutionForm.Image2d => (graph.Model.Constant(filters.Weight, filters.Filters, filters.Channels, 1, filters.Width), [0, zeros.Left, 0, zeros.Right], [1, stride]),
            _ => throw new NotSupportedException($"{graph.Form.Convolution} over a sequence of layers"),
        };
        string result = graph.Model.Node(
            "Conv",
            [graph.As(graph.ConvolutionLayout, text).Name, weight, graph.Model.Constant(filters.Bias, filters.Filters)],
            ("pads", pads),
            ("strides", strides));
        return new OnnxValue(result, graph.ConvolutionLayout, length, filters.Filters);
    }

    /// <summary>The largest value of each filter over a text, activated: a vector.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="text">The embedded text.</param>
    /// <param name="vectors">The embedding's table, for the form that gathers windows.</param>
    /// <param name="tokens">The ids, likewise.</param>
    /// <param name="filters">The filters.</param>
    /// <param name="activation">The activation; monotone.</param>
    public static string MaximumOverTime(OnnxGraph graph, OnnxValue text, string vectors, string tokens, FilterSet filters, Activation activation)
    {
        OnnxWriter model = graph.Model;
        int positions = text.Length - filters.Width + 1;
        if (graph.Form.Convolution is ConvolutionForm.Product)
        {
            // Windows of ids, then their vectors: the rows are copied once.
            string windows = model.Node("Gather", [tokens, WindowIndices(model, filters.Width, positions, 1)], ("axis", 1));
            string rows = graph.Reshape(model.Node("Gather", vectors, windows), (long)graph.Batch * positions, (long)filters.Width * filters.Channels);
            string product = graph.Reshape(graph.Product(rows, filters.TimeMajorWeight(), filters.Bias), graph.Batch, positions, filters.Filters);

            // Activation and maximum change places without a difference, and the maximum leaves less to do.
            return graph.Activate(model.Node("ReduceMax", [product], ("axes", new long[] { 1 }), ("keepdims", 0)), activation);
        }

        string result = graph.Form.Convolution is ConvolutionForm.Windows2d
            ? model.Node(
                "Conv",
                model.Node("Unsqueeze", text.Name, model.Constant([1L], 1)),
                model.Constant(filters.TimeMajorWeight(), filters.Filters, 1, filters.Width, filters.Channels),
                model.Constant(filters.Bias, filters.Filters))
            : Sequence(graph, text, filters, (0, 0)).Name;

        // A rectifier costs nothing inside the convolution; others are dear, and have less to do behind the maximum.
        bool isFree = activation is Activation.Relu;
        string maximum = model.Node("GlobalMaxPool", isFree ? graph.Activate(result, activation) : result);
        string vector = model.Node("Flatten", [maximum], ("axis", 1));
        return isFree ? vector : graph.Activate(vector, activation);
    }

    private static string Windows(OnnxGraph graph, string rows, FilterSet filters, int length, int stride)
    {
        string windows = graph.Model.Node("Gather", [rows, WindowIndices(graph.Model, filters.Width, length, stride)], ("axis", 1));
        return graph.Reshape(windows, (long)graph.Batch * length, (long)filters.Width * filters.Channels);
    }

    private static string WindowIndices(OnnxWriter model, int width, int positions, int stride)
    {
        long[] indices = [.. Enumerable.Range(0, positions).SelectMany(position => Enumerable.Range(position * stride, width)).Select(index => (long)index)];
        return model.Constant(indices, positions, width);
    }
}
