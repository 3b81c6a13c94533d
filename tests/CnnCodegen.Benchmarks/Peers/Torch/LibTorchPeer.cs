using CnnCodegen.Benchmarks.Comparison;
using CnnCodegen.Benchmarks.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Benchmarks.Peers.Torch;

/// <summary>
/// libtorch, eager, at its best: inference mode, the texts already tensors. The result stays a tensor; it is read when the scores are
/// asked for, which is not measured.
/// </summary>
internal sealed class LibTorchPeer : Candidate
{
    /// <summary>What the tables call it.</summary>
    public const string EngineName = "libtorch";

    private readonly IDisposable[] _tensors;
    private readonly Tensor[] _texts;
    private readonly TorchSteps _steps;
    private Tensor? _result;

    /// <summary>Makes the tensors.</summary>
    /// <param name="network">The network, its weights and texts.</param>
    /// <param name="form">How the network is written.</param>
    /// <param name="threads">The threads of one run; the same for all instances, the last one made says.</param>
    public LibTorchPeer(ComparedNetwork network, PeerForm form, int threads = 1)
        : base(EngineName, form.ToString())
    {
        set_num_threads(threads);
        using DisposeScope scope = NewDisposeScope();
        _texts = [.. network.Texts.Ids.Select(static ids => tensor(ids))];
        _steps = TorchNetwork.Create(network, form);
        _tensors = [.. scope.DisposablesView];
        scope.Detach(_tensors);
    }

    /// <summary>The version of the native library.</summary>
    public static string Version => torch.__version__;

    public override void Run(int text)
    {
        using var inference = inference_mode();
        using var scope = NewDisposeScope();
        Tensor scores = _steps.Run(_texts[text]);
        _result?.Dispose();
        _result = scores.DetachFromDisposeScope();
    }

    public override float[] Scores() => _result!.data<float>().ToArray();

    public override void Dispose()
    {
        _result?.Dispose();
        foreach (IDisposable tensor in _tensors)
            tensor.Dispose();
    }
}
