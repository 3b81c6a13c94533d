using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>Updates a network's weights by one rule, and keeps what the rule remembers of earlier steps.</summary>
/// <remarks>
/// TorchSharp's own optimisers hide their state in a private binary form, and read the learning rate from lists of groups. Here the state is
/// tensors with names, which a checkpoint holds as it holds weights.
/// </remarks>
internal abstract class WeightUpdate : IDisposable
{
    private readonly UpdatedWeight[] _weights;

    /// <param name="learningRate">The rate of the first step.</param>
    /// <param name="parameters">The weights, by their names in the state_dict.</param>
    /// <param name="memories">The names of the tensors that the rule remembers for each weight; they start as zeros of the weight's shape.</param>
    protected WeightUpdate(double learningRate, IEnumerable<(string Name, Parameter Weight)> parameters, params string[] memories)
    {
        LearningRate = learningRate;
        using IDisposable frozen = no_grad();
        using DisposeScope scope = NewDisposeScope();
        _weights = [.. parameters.Select(parameter => new UpdatedWeight(
            parameter.Name,
            parameter.Weight,
            Array.ConvertAll(memories, memory => (memory, zeros_like(parameter.Weight).DetachFromDisposeScope()))))];
    }

    /// <summary>The size of the next step.</summary>
    public double LearningRate { get; set; }

    /// <summary>The steps made so far.</summary>
    public long Steps { get; set; }

    /// <summary>What is remembered, by names made of the weight's and the memory's.</summary>
    public IEnumerable<(string Name, Tensor Values)> Memory => _weights.SelectMany(static weight => weight.Memory);

    /// <summary>The weights that are updated.</summary>
    public IEnumerable<Parameter> Weights => _weights.Select(static weight => weight.Weight);

    /// <summary>
    /// What is left of a rule's memory after a step in which the gradient is zero, where such a step does nothing else: then rows of a table that a
    /// batch did not look up need not be touched. Null where it does more: where momentum goes on, or weights decay.
    /// </summary>
    public abstract double? Fade { get; }

    /// <summary>Prepares tables for gradients of the rows that were looked up; <see cref="Fade"/> must not be null.</summary>
    /// <param name="tables">The names of the weights whose gradients are of rows.</param>
    public void KeepRows(IReadOnlyCollection<string> tables)
    {
        foreach (UpdatedWeight weight in _weights.Where(weight => tables.Contains(weight.Name)))
            weight.KeepRows();
    }

    /// <summary>Forgets the gradients.</summary>
    public void ForgetGradients()
    {
        foreach (Parameter weight in Weights)
            weight.grad = null;
    }

    /// <summary>Updates all weights that have a gradient.</summary>
    /// <param name="limits">What the gradients are cut to before.</param>
    public void Step(GradientLimits? limits = null)
    {
        Steps++;
        using IDisposable frozen = no_grad();
        using DisposeScope scope = NewDisposeScope();
        var gradients = new List<(UpdatedWeight Weight, Gradient Gradient)>();
        foreach (UpdatedWeight weight in _weights)
        {
            if (weight.Weight.grad is { } gradient)
                gradients.Add((weight, Gradient.Of(gradient)));
        }

        limits?.Apply([.. gradients.Select(static pair => pair.Gradient.Values)]);
        foreach ((UpdatedWeight weight, Gradient gradient) in gradients)
        {
            using DisposeScope ofWeight = NewDisposeScope();
            if (gradient.Rows is not { } rows)
                weight.Update(gradient.Values, Update);
            else
                weight.Update(gradient.Values, rows, Steps, Fade!.Value, Update);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (UpdatedWeight weight in _weights)
            weight.Dispose();
    }

    /// <inheritdoc cref="UpdateRule"/>
    protected abstract void Update(Tensor weight, Tensor gradient, Tensor[] memory);
}
