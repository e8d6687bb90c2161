using System.Collections.Immutable;

namespace CloudController.Reference;

/// <summary>The tables. Text compares byte for byte (SQLite's BINARY); times are kept as they are printed.</summary>
internal static class Schema
{
    public static readonly ImmutableArray<string> Tables = ["apps", "buildpacks", "packages"];

    public const string Create = """
        CREATE TABLE buildpacks (
          id INTEGER PRIMARY KEY,
          guid TEXT NOT NULL UNIQUE,
          name TEXT NOT NULL,
          stack TEXT,
          lifecycle TEXT NOT NULL,
          position INTEGER NOT NULL,
          enabled INTEGER NOT NULL,
          locked INTEGER NOT NULL,
          filename TEXT,
          labels TEXT NOT NULL,
          annotations TEXT NOT NULL,
          created_at TEXT NOT NULL,
          updated_at TEXT
        );
        CREATE UNIQUE INDEX buildpack_names ON buildpacks (name, ifnull(stack, ''), lifecycle);
        CREATE TABLE apps (
          id INTEGER PRIMARY KEY,
          guid TEXT NOT NULL UNIQUE,
          name TEXT NOT NULL,
          space_guid TEXT,
          organization_guid TEXT,
          created_at TEXT NOT NULL
        );
        CREATE TABLE packages (
          id INTEGER PRIMARY KEY,
          guid TEXT NOT NULL UNIQUE,
          app_guid TEXT NOT NULL,
          type TEXT NOT NULL,
          state TEXT NOT NULL,
          hash_type TEXT NOT NULL,
          hash TEXT,
          error TEXT,
          image TEXT,
          docker_user TEXT,
          docker_email TEXT,
          docker_password TEXT,
          docker_login_server TEXT,
          store_image INTEGER NOT NULL,
          labels TEXT NOT NULL,
          annotations TEXT NOT NULL,
          created_at TEXT NOT NULL,
          updated_at TEXT
        );
        """;
}
