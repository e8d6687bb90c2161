using System.Data.Common;

namespace CloudController.Reference;

/// <summary>Answers the v2 routes of single buildpacks.</summary>
internal sealed class BuildpackHandlers(Store store, Edition edition, BuildpackDocument document, JobDocument job, TimeProvider clock)
{
    public async Task<Reply> GetAsync(Call call, CancellationToken cancellation) =>
        Reply.Ok(document.Build(await store.RunAsync(database => Find(database, call.Guid), cancellation)));

    /// <summary>A new buildpack goes to the front unless the request says where.</summary>
    public async Task<Reply> CreateAsync(Call call, CancellationToken cancellation)
    {
        var message = BuildpackMessage.ParseNew(call.JsonBody());
        var now = Timestamp.Now(clock);
        var created = await store.RunAsync(
            database =>
            {
                var row = new BuildpackRow
                {
                    Guid = $"{Guid.NewGuid()}",
                    Name = message.Name!,
                    Stack = edition.HasStacks ? message.Stack : null,
                    Position = Math.Clamp(message.Position ?? 1, 1, BuildpackTable.Count(database, BuildpackLifecycle.Buildpack) + 1),
                    Enabled = message.Enabled ?? true,
                    Locked = message.Locked ?? false,
                    CreatedAt = now,
                    UpdatedAt = edition.DatesNewItems ? now : null,
                };
                RefuseTakenName(database, row);
                BuildpackTable.OpenGap(database, row);
                BuildpackTable.Insert(database, row);
                return row;
            },
            cancellation);
        return Reply.Created(document.Build(created)) with { Location = BuildpackDocument.Link(created) };
    }

    /// <summary>Answers 201, as the Cloud Controller does for a change too.</summary>
    public async Task<Reply> UpdateAsync(Call call, CancellationToken cancellation)
    {
        var updated = await store.RunAsync(
            database =>
            {
                var row = Find(database, call.Guid);
                var message = BuildpackMessage.Parse(call.JsonBody());
                var changed = row with
                {
                    Name = message.Name ?? row.Name,
                    Position = Math.Clamp(message.Position ?? row.Position, 1, BuildpackTable.Count(database, row.Lifecycle)),
                    Enabled = message.Enabled ?? row.Enabled,
                    Locked = message.Locked ?? row.Locked,
                    UpdatedAt = Timestamp.Now(clock),
                };
                RefuseTakenName(database, changed);
                BuildpackTable.CloseGap(database, row);
                BuildpackTable.OpenGap(database, changed);
                BuildpackTable.Update(database, changed);
                return changed;
            },
            cancellation);
        return Reply.Created(document.Build(updated));
    }

    /// <summary>Deletes at once; with async=true the answer is nevertheless a job.</summary>
    public async Task<Reply> DeleteAsync(Call call, CancellationToken cancellation)
    {
        await store.RunAsync(
            database =>
            {
                var row = Find(database, call.Guid);
                BuildpackTable.Delete(database, row);
                return row;
            },
            cancellation);
        return call.Query.Last("async") == "true" ? Reply.Accepted(job.Queued()) : Reply.NoContent;
    }

    private static BuildpackRow Find(DbTransaction database, string guid) =>
        BuildpackTable.Find(database, guid) ?? throw Errors.UnknownBuildpack.AsException();

    private void RefuseTakenName(DbTransaction database, BuildpackRow row)
    {
        if (BuildpackTable.IsTaken(database, row))
            throw (edition.HasStacks ? Errors.BuildpackNameStackTaken(row.Name, row.Stack) : Errors.BuildpackNameTaken(row.Name)).AsException();
    }
}
