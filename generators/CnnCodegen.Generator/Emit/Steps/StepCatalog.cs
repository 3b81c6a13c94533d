using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>The emitter of each operation.</summary>
internal static class StepCatalog
{
    private static readonly Dictionary<Type, StepEmitter> Emitters = new StepEmitter[]
    {
        new ActivationStep(),
        new AddStep(),
        new AttentionStep(),
        new BatchNormStep(),
        new BiasStep(),
        new ConcatStep(),
        new ConvolutionStep(),
        new FitLengthStep(),
        new FlattenStep(),
        new FoldingStep(),
        new GateStep(),
        new IdentityStep(),
        new KMaxStep(),
        new LayerNormStep(),
        new LinearStep(),
        new LocalPoolStep(),
        new LookupStep(),
        new OverTimeStep(),
        new PerTokenStep(),
        new QrnnOutputGateStep(),
        new QrnnPoolStep(),
        new QrnnStep(),
        new RecurrentStep(),
        new SentenceModelStep(),
        new SoftmaxStep(),
        new TableConvolutionStep(),
        new TokenTableStep(),
        new TransitionsStep(),
        new WindowStep(),
        new WordTableStep(),
    }.ToDictionary(emitter => emitter.OperationType);

    /// <summary>The emitter of an operation: each but the input has one.</summary>
    public static StepEmitter For(Operation operation) => Emitters[operation.GetType()];
}
