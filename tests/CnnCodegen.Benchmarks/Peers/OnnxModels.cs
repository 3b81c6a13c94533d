using CnnCodegen.Benchmarks.Networks;

namespace CnnCodegen.Benchmarks.Peers;

/// <summary>Writes a convolution bank network as an ONNX model, for texts of one length: batch 1, every shape known to the optimiser.</summary>
internal static class OnnxModels
{
    public const string InputName = "tokens";
    public const string OutputName = "scores";

    public static byte[] Create(ConvBankWeights weights, OnnxForm form, int length)
    {
        var model = new OnnxWriter();
        string tokens = model.Input(InputName, 1, length);
        string vectors = model.Constant(weights.Vectors, weights.Rows, weights.Dimension);
        string text = form switch
        {
            OnnxForm.Conv1d => model.Node("Transpose", [model.Node("Gather", vectors, tokens)], ("perm", new long[] { 0, 2, 1 })),
            OnnxForm.Conv2dWindows => Unsqueeze(model, model.Node("Gather", vectors, tokens), axis: 1),
            OnnxForm.Conv2dBlocked => Unsqueeze(
                model, model.Node("Transpose", [model.Node("Gather", vectors, tokens)], ("perm", new long[] { 0, 2, 1 })), axis: 2),
            _ => "",
        };

        var features = weights.Convolutions.Select(convolution => form is OnnxForm.Gemm
            ? MaximumOfWindows(model, vectors, tokens, convolution, length)
            : MaximumOfConvolution(model, text, convolution, form));
        string joined = model.Node("Concat", [.. features], ("axis", 1));
        string logits = model.Node(
            "Gemm",
            [
                joined,
                model.Constant(weights.Logits, weights.Classes, weights.Features),
                model.Constant(weights.LogitsBias, weights.Classes),
            ],
            ("transB", 1));
        model.Output(model.Node("Softmax", [logits], ("axis", 1)), OutputName, 1, weights.Classes);
        return model.ToModel();
    }

    private static string MaximumOfConvolution(OnnxWriter model, string text, ConvBankWeights.Convolution convolution, OnnxForm form)
    {
        (int filters, int channels, int width) = (convolution.Filters, convolution.Channels, convolution.Width);
        string kernel = form switch
        {
            OnnxForm.Conv1d => model.Constant(convolution.Weight, filters, channels, width),
            OnnxForm.Conv2dWindows => model.Constant(convolution.TimeMajorWeight(), filters, 1, width, channels),
            OnnxForm.Conv2dBlocked => model.Constant(convolution.Weight, filters, channels, 1, width),
            _ => throw new ArgumentOutOfRangeException(nameof(form)),
        };
        string positions = model.Node("Relu", model.Node("Conv", text, kernel, model.Constant(convolution.Bias, filters)));
        return model.Node("Flatten", [model.Node("GlobalMaxPool", positions)], ("axis", 1));
    }

    private static string MaximumOfWindows(
        OnnxWriter model, string vectors, string tokens, ConvBankWeights.Convolution convolution, int length)
    {
        (int filters, int width, int columns) = (convolution.Filters, convolution.Width, convolution.Width * convolution.Channels);
        int positions = length - width + 1;
        long[] windows = [.. Enumerable.Range(0, positions).SelectMany(start => Enumerable.Range(start, width)).Select(index => (long)index)];
        string gathered = model.Node("Gather", [tokens, model.Constant(windows, positions, width)], ("axis", 1));
        string rows = model.Node("Reshape", model.Node("Gather", vectors, gathered), model.Constant([positions, columns], 2));
        string product = model.Node(
            "Gemm",
            [rows, model.Constant(convolution.TimeMajorWeight(), filters, columns), model.Constant(convolution.Bias, filters)],
            ("transB", 1));

        // ReLU and maximum change places without a difference, and the maximum leaves less to do.
        return model.Node("Relu", model.Node("ReduceMax", [product], ("axes", new long[] { 0 }), ("keepdims", 1)));
    }

    private static string Unsqueeze(OnnxWriter model, string value, long axis) =>
        model.Node("Unsqueeze", value, model.Constant([axis], 1));
}
