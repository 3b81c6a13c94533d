using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Building;

/// <summary>How the compiler understands one kind of layer. Stateless: all facts are in the attribute and in the nodes.</summary>
internal abstract class LayerDefinition
{
    /// <summary>The attribute that declares the layer; for a composition the base of its generic forms.</summary>
    public abstract Type AttributeType { get; }

    /// <summary>Whether the layer starts a branch and reads nothing.</summary>
    public virtual bool IsInput => false;

    /// <summary>The argument that may be <see cref="Channels.Same"/>; null where none may.</summary>
    public virtual string? ChannelsArgument => null;

    /// <summary>The layers that it reads, as its arguments name them; by default one, the layer above or that of <c>From</c>.</summary>
    public virtual IReadOnlyList<NamedInput> Inputs(LayerAttribute attribute) => [new NamedInput("From", -1, attribute.From)];

    /// <summary>Checks the arguments by themselves.</summary>
    public abstract void Check(LayerAttribute attribute, LayerChecker checker);
}

/// <summary>A layer that is read by name.</summary>
/// <param name="Argument">The argument that names it.</param>
/// <param name="Element">The element of that argument, or −1.</param>
/// <param name="Name">The name; null for the layer above.</param>
internal readonly record struct NamedInput(string Argument, int Element, string? Name)
{
    /// <summary>Whether a null name stands for no layer at all rather than for the one above.</summary>
    public bool IsOptional { get; init; }

    /// <summary>All names of a list.</summary>
    public static IReadOnlyList<NamedInput> List(string argument, string?[] names) => [.. names.Select((name, i) => new NamedInput(argument, i, name ?? "null"))];
}

/// <summary>A layer that becomes nodes of its own.</summary>
internal abstract class LeafDefinition : LayerDefinition
{
    /// <summary>Adds the layer's nodes; called only if all arguments are right. Null where the shapes do not fit, after a complaint.</summary>
    public abstract Node? Lower(LayerAttribute attribute, LayerLowering layer);
}

/// <inheritdoc/>
/// <typeparam name="TAttribute">The attribute that declares the layer.</typeparam>
internal abstract class LayerDefinition<TAttribute> : LeafDefinition
    where TAttribute : LayerAttribute
{
    public sealed override Type AttributeType => typeof(TAttribute);

    public sealed override IReadOnlyList<NamedInput> Inputs(LayerAttribute attribute) => Inputs((TAttribute)attribute);

    public sealed override void Check(LayerAttribute attribute, LayerChecker checker) => Check((TAttribute)attribute, checker);

    public sealed override Node? Lower(LayerAttribute attribute, LayerLowering layer) => Lower((TAttribute)attribute, layer);

    protected virtual IReadOnlyList<NamedInput> Inputs(TAttribute attribute) => base.Inputs(attribute);

    protected virtual void Check(TAttribute attribute, LayerChecker checker)
    {
    }

    protected abstract Node? Lower(TAttribute attribute, LayerLowering layer);
}

/// <summary>A layer that is made of other layers: blocks are copied in its place, with layers that join them.</summary>
/// <typeparam name="TAttribute">The base of the attributes that declare it.</typeparam>
internal abstract class CompositionDefinition<TAttribute> : CompositionDefinition
    where TAttribute : LayerAttribute
{
    public sealed override Type AttributeType => typeof(TAttribute);

    public sealed override void Check(LayerAttribute attribute, LayerChecker checker) => Check((TAttribute)attribute, checker);

    public sealed override LayerInput? Compose(LayerAttribute attribute, Composer composer) => Compose((TAttribute)attribute, composer);

    protected virtual void Check(TAttribute attribute, LayerChecker checker)
    {
    }

    protected abstract LayerInput? Compose(TAttribute attribute, Composer composer);
}

/// <inheritdoc/>
internal abstract class CompositionDefinition : LayerDefinition
{
    /// <summary>Copies the blocks and joins them; null where they do not fit, after a complaint.</summary>
    public abstract LayerInput? Compose(LayerAttribute attribute, Composer composer);
}
