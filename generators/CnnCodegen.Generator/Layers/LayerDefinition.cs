using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>How the compiler understands one kind of layer. Stateless: all facts are in the attribute and in the nodes.</summary>
internal abstract class LayerDefinition
{
    /// <summary>The attribute that declares the layer.</summary>
    public abstract Type AttributeType { get; }

    /// <summary>Whether the layer starts a branch and reads nothing.</summary>
    public virtual bool IsInput => false;

    /// <summary>The names of the layers that it reads, where its own arguments name them; null where the rule "the one above, or From" holds.</summary>
    public virtual IReadOnlyList<string?>? NamedInputs(LayerAttribute attribute) => null;

    /// <summary>The argument that names the layers of <see cref="NamedInputs"/>.</summary>
    public virtual string NamedInputsArgument => "";

    /// <summary>Checks the arguments by themselves.</summary>
    public abstract void Check(LayerAttribute attribute, LayerChecker checker);

    /// <summary>Adds the layer's nodes; called only if all arguments are right. Null where the shapes do not fit, after a complaint.</summary>
    public abstract Node? Lower(LayerAttribute attribute, LayerLowering layer);
}

/// <inheritdoc/>
/// <typeparam name="TAttribute">The attribute that declares the layer.</typeparam>
internal abstract class LayerDefinition<TAttribute> : LayerDefinition
    where TAttribute : LayerAttribute
{
    public sealed override Type AttributeType => typeof(TAttribute);

    public sealed override void Check(LayerAttribute attribute, LayerChecker checker) => Check((TAttribute)attribute, checker);

    public sealed override Node? Lower(LayerAttribute attribute, LayerLowering layer) => Lower((TAttribute)attribute, layer);

    protected abstract void Check(TAttribute attribute, LayerChecker checker);

    protected abstract Node? Lower(TAttribute attribute, LayerLowering layer);
}
