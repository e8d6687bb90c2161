using System.Reflection;
using System.Reflection.Emit;

namespace CloudController.SelfTests.Architecture;

/// <summary>Which namespaces of an assembly use which others: in signatures, fields, attributes and the bodies of methods.</summary>
internal static class AssemblyMap
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>Every pair of namespaces of which the first uses the second, within <paramref name="assembly"/>.</summary>
    internal static IReadOnlySet<(string From, string To)> Uses(Assembly assembly) => (
        from type in assembly.GetTypes()
        where NamespaceOf(type) is not null
        from used in UsedBy(type).SelectMany(Parts)
        where used.Assembly == assembly && NamespaceOf(used) is not null && NamespaceOf(used) != NamespaceOf(type)
        select (NamespaceOf(type)!, NamespaceOf(used)!)).ToHashSet();

    /// <summary>What the compiler makes is named after the type that it was made for.</summary>
    private static string? NamespaceOf(Type type) => type.DeclaringType is { } outer ? NamespaceOf(outer) : type.Namespace;

    private static IEnumerable<Type> UsedBy(Type type)
    {
        var own = type.GetInterfaces().Append(type.BaseType).OfType<Type>()
            .Concat(type.GetFields(Declared).Select(field => field.FieldType))
            .Concat(type.GetCustomAttributesData().Select(attribute => attribute.AttributeType));
        var methods = type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared));
        return own.Concat(methods.SelectMany(UsedBy));
    }

    private static IEnumerable<Type> UsedBy(MethodBase method)
    {
        var signature = method.GetParameters().Select(parameter => parameter.ParameterType)
            .Concat(method is MethodInfo { ReturnType: var returned } ? [returned] : []);
        return method.GetMethodBody() is { } body
            ? signature.Concat(body.LocalVariables.Select(local => local.LocalType)).Concat(UsedBy(method, body))
            : signature;
    }

    private static IEnumerable<Type> UsedBy(MethodBase method, MethodBody body)
    {
        foreach (var token in Tokens(body.GetILAsByteArray()!))
        {
            var member = method.Module.ResolveMember(
                token, method.DeclaringType?.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null);
            if ((member as Type ?? member?.DeclaringType) is { } used)
                yield return used;
            if (member is MethodInfo { IsGenericMethod: true } generic)
            {
                foreach (var argument in generic.GetGenericArguments())
                    yield return argument;
            }
        }
    }

    /// <summary>The operands of instructions that name a type, a method or a field.</summary>
    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? (short)((code[at] << 8) | code[at + 1]) : code[at];
            var instruction = OpCodes[value];
            at += instruction.Size;
            if (instruction.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
                yield return BitConverter.ToInt32(code, at);
            at += instruction.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static IEnumerable<Type> Parts(Type type) => type switch
    {
        { HasElementType: true } => Parts(type.GetElementType()!),
        { IsGenericType: true, IsGenericTypeDefinition: false } => type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()),
        { IsGenericParameter: true } => [],
        _ => [type],
    };
}
