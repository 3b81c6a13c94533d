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
    private readonly string[] _memories;
    private readonly (string Name, Parameter Weight, Tensor[] Memory)[] _weights;

    /// <param name="learningRate">The rate of the first step.</param>
    /// <param name="parameters">The weights, by their names in the state_dict.</param>
    /// <param name="memories">The names of the tensors that the rule remembers for each weight; they start as zeros of the weight's shape.</param>
    protected WeightUpdate(double learningRate, IEnumerable<(string Name, Parameter Weight)> parameters, params string[] memories)
    {
        LearningRate = learningRate;
        _memories = memories;
        using IDisposable frozen = no_grad();
        using DisposeScope scope = NewDisposeScope();
        _weights = [.. parameters.Select(parameter =>
            (parameter.Name, parameter.Weight, Array.ConvertAll(memories, _ => zeros_like(parameter.Weight).DetachFromDisposeScope())))];
    }

    /// <summary>The size of the next step.</summary>
    public double LearningRate { get; set; }

    /// <summary>The steps made so far.</summary>
    public long Steps { get; set; }

    /// <summary>What is remembered, by names made of the weight's and the memory's.</summary>
    public IEnumerable<(string Name, Tensor Values)> Memory =>
        _weights.SelectMany(weight => weight.Memory.Zip(_memories, (values, memory) => ($"{weight.Name}.{memory}", values)));

    /// <summary>The weights that are updated.</summary>
    public IEnumerable<Parameter> Weights => _weights.Select(static weight => weight.Weight);

    /// <summary>Forgets the gradients.</summary>
    public void ForgetGradients()
    {
        foreach ((_, Parameter weight, _) in _weights)
            weight.grad = null;
    }

    /// <summary>Updates all weights that have a gradient.</summary>
    public void Step()
    {
        Steps++;
        using IDisposable frozen = no_grad();
        foreach ((_, Parameter weight, Tensor[] memory) in _weights)
        {
            using DisposeScope scope = NewDisposeScope();
            if (weight.grad is { } gradient)
                Update(weight, gradient, memory);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor values in _weights.SelectMany(static weight => weight.Memory))
            values.Dispose();
    }

    /// <summary>Updates one weight and its memory; called without gradients, in a dispose scope of its own.</summary>
    /// <param name="weight">The weight.</param>
    /// <param name="gradient">Its gradient; may be overwritten.</param>
    /// <param name="memory">What is remembered, in the order of the names.</param>
    protected abstract void Update(Tensor weight, Tensor gradient, Tensor[] memory);
}
