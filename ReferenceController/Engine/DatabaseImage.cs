using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CloudController.Reference.Engine;

/// <summary>
/// A whole database as bytes. To open one in memory costs a copy, where to create and fill it costs a statement for each item.
/// </summary>
internal sealed class DatabaseImage
{
    private const int Flags = raw.SQLITE_DESERIALIZE_FREEONCLOSE | raw.SQLITE_DESERIALIZE_RESIZEABLE;

    private readonly byte[] _bytes;

    private DatabaseImage(byte[] bytes) => _bytes = bytes;

    /// <exception cref="SqliteException">SQLite has no memory left for it.</exception>
    public static DatabaseImage Of(SqliteConnection connection)
    {
        var copy = raw.sqlite3_serialize(connection.Handle, "main", out var size, 0);
        if (copy == IntPtr.Zero)
            throw new SqliteException("the database cannot be copied", raw.SQLITE_NOMEM);
        try
        {
            var bytes = new byte[size];
            Marshal.Copy(copy, bytes, 0, bytes.Length);
            return new DatabaseImage(bytes);
        }
        finally
        {
            raw.sqlite3_free(copy);
        }
    }

    /// <summary>Gives an open connection to an empty database in memory the same content.</summary>
    /// <exception cref="SqliteException">SQLite refuses it.</exception>
    public void CopyTo(SqliteConnection connection)
    {
        var copy = raw.sqlite3_malloc64(_bytes.Length);
        if (copy == IntPtr.Zero)
            throw new SqliteException("the database cannot be copied", raw.SQLITE_NOMEM);
        Marshal.Copy(_bytes, 0, copy, _bytes.Length);

        // From here on the memory is SQLite's, whether it takes the content or not.
        var result = raw.sqlite3_deserialize(connection.Handle, "main", copy, _bytes.Length, _bytes.Length, Flags);
        SqliteException.ThrowExceptionForRC(result, connection.Handle!);
    }
}
