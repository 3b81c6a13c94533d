using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>The emitter of each operation.</summary>
internal static class StepCatalog
{
    private static readonly Dictionary<Type, StepEmitter> Emitters = new StepEmitter[]
    {
        new ActivationStep(),
        new AverageOverTimeStep(),
        new ConcatStep(),
        new ConvolutionStep(),
        new DropoutStep(),
        new LinearStep(),
        new LookupStep(),
        new MaxOverTimeStep(),
    }.ToDictionary(emitter => emitter.OperationType);

    /// <summary>The emitter of an operation: each but the input has one.</summary>
    public static StepEmitter For(Operation operation) => Emitters[operation.GetType()];
}
