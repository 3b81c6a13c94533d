namespace CnnCodegen.Training;

/// <summary>Where tensors live and are computed with.</summary>
public enum TrainingDevice
{
    /// <summary>The first CUDA device where there is one, else the processor.</summary>
    Auto,

    /// <summary>The processor. A training run with the same seed yields the same weights, bit for bit, on the same machine.</summary>
    Cpu,

    /// <summary>The first CUDA device; asking for it where there is none is an error.</summary>
    Cuda,
}
