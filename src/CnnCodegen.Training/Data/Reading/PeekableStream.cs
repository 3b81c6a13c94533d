namespace CnnCodegen.Training;

/// <summary>A stream whose next bytes can be looked at before they are read, pipes too.</summary>
/// <param name="inner">What is read from; closed together with this.</param>
internal sealed class PeekableStream(Stream inner) : Stream
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The next bytes, fewer only where the stream ends; they stay unread.</summary>
    /// <param name="count">How many, at most the buffer's 65,536.</param>
    public ReadOnlySpan<byte> Peek(int count)
    {
        if (_start > 0 && _end - _start < count)
        {
            _buffer.AsSpan(_start.._end).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        while (_end - _start < count)
        {
            int read = inner.Read(_buffer.AsSpan(_end));
            if (read == 0)
                break;
            _end += read;
        }

        return _buffer.AsSpan(_start, Math.Min(count, _end - _start));
    }

    public override int Read(Span<byte> buffer)
    {
        if (_start == _end)
        {
            if (buffer.Length >= _buffer.Length)
                return inner.Read(buffer);

            _start = 0;
            _end = inner.Read(_buffer);
        }

        int count = Math.Min(buffer.Length, _end - _start);
        _buffer.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int ReadByte()
    {
        if (_start < _end)
            return _buffer[_start++];

        byte next = 0;
        return Read(new Span<byte>(ref next)) == 0 ? -1 : next;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
