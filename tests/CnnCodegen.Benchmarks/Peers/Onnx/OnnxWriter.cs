using System.Globalization;
using System.Runtime.InteropServices;

namespace CnnCodegen.Benchmarks.Peers;

/// <summary>Writes an ONNX model, or the body of an operation that has one. Values are known by the names that the methods return.</summary>
/// <param name="prefix">What the names of values begin with: a body must not use the names of the graph around it.</param>
internal sealed class OnnxWriter(string prefix = "value")
{
    private const int OperatorSet = 17;
    private const int FileFormat = 8;

    private readonly ProtobufWriter _graph = new();
    private int _values;

    /// <summary>Element types, numbered as ONNX's <c>TensorProto.DataType</c>.</summary>
    private enum ElementType
    {
        Single = 1,
        Int32 = 6,
        Int64 = 7,
    }

    /// <summary>Declares the model's input: 32-bit token ids.</summary>
    public string Input(string name, params ReadOnlySpan<long> shape)
    {
        _graph.Add(GraphField.Input, ValueInfo(name, ElementType.Int32, shape));
        return name;
    }

    /// <summary>Declares the model's output.</summary>
    public void Output(string value, string name, params ReadOnlySpan<long> shape)
    {
        AddNode("Identity", [value], [name]);
        _graph.Add(GraphField.Output, ValueInfo(name, ElementType.Single, shape));
    }

    /// <summary>A tensor of floats that is part of the model.</summary>
    public string Constant(ReadOnlySpan<float> values, params ReadOnlySpan<long> shape) =>
        Constant(ElementType.Single, MemoryMarshal.AsBytes(values), shape);

    /// <summary>A tensor of integers that is part of the model: indices, axes, shapes.</summary>
    public string Constant(ReadOnlySpan<long> values, params ReadOnlySpan<long> shape) =>
        Constant(ElementType.Int64, MemoryMarshal.AsBytes(values), shape);

    /// <summary>An operation without attributes.</summary>
    public string Node(string operation, params ReadOnlySpan<string> inputs)
    {
        string output = NextName();
        AddNode(operation, inputs, [output]);
        return output;
    }

    /// <summary>An operation with attributes: one number stands for an <c>INT</c>, an array for <c>INTS</c>, a writer for a <c>GRAPH</c>.</summary>
    public string Node(string operation, ReadOnlySpan<string> inputs, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        string output = NextName();
        AddNode(operation, inputs, [output], attributes);
        return output;
    }

    /// <summary>An operation with several results.</summary>
    public string[] Nodes(string operation, ReadOnlySpan<string> inputs, int results, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        string[] outputs = [.. Enumerable.Range(0, results).Select(_ => NextName())];
        AddNode(operation, inputs, outputs, attributes);
        return outputs;
    }

    /// <summary>Declares an input of a body, whose shape follows from where it is used.</summary>
    public string BodyInput()
    {
        string name = NextName();
        _graph.Add(GraphField.Input, new ProtobufWriter().Add(1, name));
        return name;
    }

    /// <summary>Declares an output of a body.</summary>
    public void BodyOutput(string value)
    {
        string name = NextName();
        AddNode("Identity", [value], [name]);
        _graph.Add(GraphField.Output, new ProtobufWriter().Add(1, name));
    }

    /// <summary>The model file's bytes.</summary>
    public byte[] ToModel() =>
        new ProtobufWriter()
            .Add(ModelField.FileFormat, FileFormat)
            .Add(ModelField.Graph, ToGraph("network"))
            .Add(ModelField.OperatorSet, new ProtobufWriter().Add(1, "").Add(2, OperatorSet))
            .ToArray();

    private ProtobufWriter ToGraph(string name) => _graph.Add(GraphField.Name, name);

    private static ProtobufWriter ValueInfo(string name, ElementType type, ReadOnlySpan<long> shape)
    {
        var dimensions = new ProtobufWriter();
        foreach (long size in shape)
            dimensions.Add(1, new ProtobufWriter().Add(1, size));

        var tensorType = new ProtobufWriter().Add(1, (long)type).Add(2, dimensions);
        return new ProtobufWriter().Add(1, name).Add(2, new ProtobufWriter().Add(1, tensorType));
    }

    private static ProtobufWriter Attribute(string name, object value)
    {
        const long IntType = 2;
        const long GraphType = 5;
        const long IntsType = 7;

        var attribute = new ProtobufWriter().Add(AttributeField.Name, name);
        if (value is int number)
            return attribute.Add(AttributeField.Int, number).Add(AttributeField.Type, IntType);
        if (value is OnnxWriter body)
            return attribute.Add(AttributeField.Graph, body.ToGraph(name)).Add(AttributeField.Type, GraphType);

        foreach (long item in (long[])value)
            attribute.Add(AttributeField.Ints, item);

        return attribute.Add(AttributeField.Type, IntsType);
    }

    private string Constant(ElementType type, ReadOnlySpan<byte> bytes, ReadOnlySpan<long> shape)
    {
        string name = NextName();
        var tensor = new ProtobufWriter();
        foreach (long size in shape)
            tensor.Add(TensorField.Dimensions, size);

        tensor.Add(TensorField.Type, (long)type).Add(TensorField.Name, name).Add(TensorField.RawData, bytes);
        _graph.Add(GraphField.Initializer, tensor);
        return name;
    }

    private void AddNode(
        string operation, ReadOnlySpan<string> inputs, ReadOnlySpan<string> outputs, ReadOnlySpan<(string Name, object Value)> attributes = default)
    {
        var node = new ProtobufWriter();
        foreach (string input in inputs)
            node.Add(NodeField.Input, input);

        foreach (string output in outputs)
            node.Add(NodeField.Output, output);

        node.Add(NodeField.Operation, operation);
        foreach ((string name, object value) in attributes)
            node.Add(NodeField.Attribute, Attribute(name, value));

        _graph.Add(GraphField.Node, node);
    }

    private string NextName() => prefix + _values++.ToString(CultureInfo.InvariantCulture);

    // Field numbers of onnx.proto.
    private static class ModelField
    {
        public const int FileFormat = 1, Graph = 7, OperatorSet = 8;
    }

    private static class GraphField
    {
        public const int Node = 1, Name = 2, Initializer = 5, Input = 11, Output = 12;
    }

    private static class NodeField
    {
        public const int Input = 1, Output = 2, Operation = 4, Attribute = 5;
    }

    private static class AttributeField
    {
        public const int Name = 1, Int = 3, Graph = 6, Ints = 8, Type = 20;
    }

    private static class TensorField
    {
        public const int Dimensions = 1, Type = 2, Name = 8, RawData = 9;
    }
}
