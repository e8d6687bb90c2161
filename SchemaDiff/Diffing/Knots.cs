namespace CloudController.SchemaDiff.Diffing;

/// <summary>
/// Keeps a comparison of schemas that return to themselves finite. A pair of shapes that is met again below itself is compared already;
/// one that was found to be the same is not compared twice; and what changed within a recursion is told where it is met first, not on
/// every way there. What was concluded below a pair that is still open counts only until that pair is finished.
/// </summary>
internal sealed class Knots
{
    private const int MaxPlaces = 20_000;

    private const int MaxDepth = 300;

    private const int Always = int.MaxValue;

    private readonly List<Frame> _path = [];
    private readonly Dictionary<(string Old, string New), int> _open = [];

    /// <summary>Pairs that need not be compared, each with the index of the open pair that this depends on.</summary>
    private readonly Dictionary<(string Old, string New), int> _done = [];

    /// <summary>Those of them that depend on an open pair, in the order in which they were found.</summary>
    private readonly List<(string Old, string New)> _conditional = [];

    private int _places;

    /// <summary>How many changes were found so far.</summary>
    internal int Found { get; set; }

    /// <summary>Whether the schemas were too large or too deep to be compared to their end.</summary>
    internal bool IsExhausted { get; private set; }

    /// <summary>Begins to compare two shapes; <c>false</c> where that is not needed.</summary>
    internal bool Enter(Shape before, Shape after)
    {
        var pair = (before.Key, after.Key);
        if (_done.TryGetValue(pair, out var condition) || _open.TryGetValue(pair, out condition))
        {
            Depend(condition);
            return false;
        }

        if (_path.Count >= MaxDepth || ++_places > MaxPlaces)
        {
            IsExhausted = true;
            return false;
        }

        _open[pair] = _path.Count;
        _path.Add(new(pair, Found, _conditional.Count));
        return true;
    }

    /// <summary>Ends what <see cref="Enter"/> began.</summary>
    internal void Leave()
    {
        var (frame, index) = (_path[^1], _path.Count - 1);
        _path.RemoveAt(index);
        _open.Remove(frame.Pair);
        var isSame = Found == frame.Found;
        if (frame.Lowest < index)
        {
            // It is part of a recursion that is still being compared, so the conclusion counts only until that is finished.
            foreach (var pair in _conditional.Skip(frame.Conditional).Where(pair => _done[pair] >= index).ToList())
                _done[pair] = frame.Lowest;
            _done[frame.Pair] = frame.Lowest;
            _conditional.Add(frame.Pair);
            Depend(frame.Lowest);
        }
        else if (isSame)
        {
            foreach (var pair in _conditional.Skip(frame.Conditional))
                _done[pair] = Always;
            _conditional.RemoveRange(frame.Conditional, _conditional.Count - frame.Conditional);
            _done[frame.Pair] = Always;
        }
        else
        {
            Forget(frame.Conditional);
        }
    }

    /// <summary>Compares for a decision only: nothing counts as compared by that.</summary>
    internal T Trial<T>(Func<T> compare)
    {
        var conditional = _conditional.Count;
        var result = compare();
        Forget(conditional);
        return result;
    }

    private void Depend(int condition)
    {
        if (_path.Count > 0)
            _path[^1].Lowest = Math.Min(_path[^1].Lowest, condition);
    }

    private void Forget(int from)
    {
        foreach (var pair in _conditional.Skip(from))
            _done.Remove(pair);
        _conditional.RemoveRange(from, _conditional.Count - from);
    }

    private sealed class Frame((string Old, string New) pair, int found, int conditional)
    {
        internal (string Old, string New) Pair => pair;

        internal int Found => found;

        internal int Conditional => conditional;

        internal int Lowest { get; set; } = Always;
    }
}
