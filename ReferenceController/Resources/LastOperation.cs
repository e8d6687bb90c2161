using CloudController.Reference.Dialects;
using CloudController.Reference.Engine;
using System.Collections.Immutable;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

/// <summary>The last thing that a broker was asked to do: columns that several resources have.</summary>
internal static class LastOperation
{
    public static ImmutableArray<Column> Columns { get; } =
        [Choice("operation", "create", "update", "delete"), Choice("operation_state", "succeeded", "in progress", "failed"),
        Note("operated")];

    public static ImmutableArray<Field> Shown { get; } =
    [
        At("last_operation.type", "operation"), At("last_operation.state", "operation_state"),
        Always("last_operation.description", "\"Operation succeeded\""), At("last_operation.updated_at", "operated"),
        At("last_operation.created_at", "operated"),
    ];
}
