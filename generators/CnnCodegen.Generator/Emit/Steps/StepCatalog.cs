using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>The emitter of each operation.</summary>
internal static class StepCatalog
{
    private static readonly Dictionary<Type, StepEmitter> Emitters = new StepEmitter[]
    {
        new ActivationStep(),
        new ConcatStep(),
        new ConvolutionStep(),
        new IdentityStep(),
        new LinearStep(),
        new LookupStep(),
        new OverTimeStep(),
    }.ToDictionary(emitter => emitter.OperationType);

    /// <summary>The emitter of an operation: each but the input has one.</summary>
    public static StepEmitter For(Operation operation) => Emitters[operation.GetType()];
}
