using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CnnCodegen.CommandLine;

/// <summary>Turns the first Ctrl-C, or the first request of the system to end, into a cancellation; a later one ends the program as usual.</summary>
internal sealed class Interruption : IDisposable
{
    // Programs such as timeout send a signal to the process and to its group, which is one request that comes twice.
    private static readonly TimeSpan OneRequest = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _source;
    private readonly PosixSignalRegistration[] _registrations;
    private long _requested;

    public Interruption(CancellationToken cancellationToken)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal), PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal)];
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
            registration.Dispose();

        _source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        long first = Interlocked.CompareExchange(ref _requested, Stopwatch.GetTimestamp(), 0);
        context.Cancel = first == 0 || Stopwatch.GetElapsedTime(first) < OneRequest;
        _source.Cancel();
    }
}
