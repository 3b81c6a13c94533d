namespace CnnCodegen;

/// <summary>What every generated network has, whatever its task.</summary>
/// <typeparam name="TSelf">The network's class.</typeparam>
public interface INetwork<TSelf>
    where TSelf : INetwork<TSelf>
{
    /// <summary>What the network is, without its weights.</summary>
    static abstract NetworkDescription Description { get; }

    /// <summary>Makes the network from a model file that has been read.</summary>
    /// <param name="file">The model file.</param>
    /// <exception cref="ModelFileException">A tensor or a setting is missing, or is not what the network expects.</exception>
    static abstract TSelf Load(ModelFile file);
}
