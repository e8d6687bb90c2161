namespace CloudController.Reference.Engine;

/// <summary>Guids, hashes and choices that repeat with the seed.</summary>
internal sealed class SeededIds(int seed)
{
    private readonly Random _random = new(seed);

    public string Guid()
    {
        var bytes = Bytes(16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    public string Sha1() => Convert.ToHexStringLower(Bytes(20));

    public string Sha256() => Convert.ToHexStringLower(Bytes(32));

    public int Below(int limit) => _random.Next(limit);

    /// <summary>The numbers 1 to <paramref name="count"/> in an order in which no number keeps its place.</summary>
    public int[] Displaced(int count)
    {
        var numbers = Enumerable.Range(1, count).ToArray();
        for (var i = count - 1; i > 0; i--)
        {
            var other = _random.Next(i);
            (numbers[i], numbers[other]) = (numbers[other], numbers[i]);
        }

        return numbers;
    }

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }
}
