using System.Reflection;
using System.Reflection.Emit;

namespace CloudController.SelfTests.Architecture;

/// <summary>Which types of an assembly use which others: in signatures, fields, attributes and the bodies of methods.</summary>
internal static class AssemblyMap
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>
    /// Every pair of types of <paramref name="assembly"/> of which the first uses the second; nested types count as their outermost.
    /// </summary>
    internal static IReadOnlySet<(Type From, Type To)> Uses(Assembly assembly) => (
        from type in assembly.GetTypes()
        let user = Outermost(type)
        where user.Namespace is not null
        from used in UsedBy(type).SelectMany(Parts).Select(Outermost)
        where used.Assembly == assembly && used.Namespace is not null && used != user
        select (user, used)).ToHashSet();

    /// <summary>
    /// The types that somebody wrote and that stand in no other: what the compiler makes is nested in what it was made for.
    /// </summary>
    internal static IEnumerable<Type> Types(Assembly assembly) =>
        assembly.GetTypes().Where(type => type is { IsNested: false, Namespace: not null });

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<Type> UsedBy(Type type) =>
    [
        .. type.GetInterfaces(),
        .. type.BaseType is { } parent ? [parent] : Type.EmptyTypes,
        .. Constraints(type.GetGenericArguments()),
        .. type.GetFields(Declared).Select(field => field.FieldType),
        .. type.GetMembers(Declared).Prepend(type).SelectMany(Attributes),
        .. type.GetMethods(Declared).SelectMany(UsedBy),
        .. type.GetConstructors(Declared).SelectMany(UsedBy),
    ];

    private static IEnumerable<Type> UsedBy(MethodBase method) =>
    [
        .. method.GetParameters().Select(parameter => parameter.ParameterType),
        .. method is MethodInfo { ReturnType: var returned } ? [returned] : Type.EmptyTypes,
        .. method.IsGenericMethod ? Constraints(method.GetGenericArguments()) : [],
        .. method.GetMethodBody() is { } body ? UsedBy(method, body) : [],
    ];

    private static IEnumerable<Type> UsedBy(MethodBase method, MethodBody body) =>
    [
        .. body.LocalVariables.Select(local => local.LocalType),
        .. body.ExceptionHandlingClauses
            .Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause)
            .Select(clause => clause.CatchType!),
        .. Tokens(body.GetILAsByteArray()!).SelectMany(token => Named(method, token)),
    ];

    private static IEnumerable<Type> Constraints(IEnumerable<Type> parameters) =>
        parameters.Where(parameter => parameter.IsGenericParameter).SelectMany(parameter => parameter.GetGenericParameterConstraints());

    /// <summary>The types of the attributes, and those that they were given with <c>typeof</c>.</summary>
    private static IEnumerable<Type> Attributes(MemberInfo member) =>
        from attribute in member.GetCustomAttributesData()
        let arguments = attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(argument => argument.TypedValue))
        from type in arguments.Select(argument => argument.Value).OfType<Type>().Append(attribute.AttributeType)
        select type;

    /// <summary>What an instruction names: a type, or the type of a member with the arguments of a generic method.</summary>
    private static IEnumerable<Type> Named(MethodBase method, int token)
    {
        var member = method.Module.ResolveMember(
            token, method.DeclaringType?.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null);
        return
        [
            .. (member as Type ?? member?.DeclaringType) is { } type ? [type] : Type.EmptyTypes,
            .. member is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericArguments() : [],
        ];
    }

    /// <summary>The operands of instructions that name a type, a method or a field.</summary>
    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var instruction = OpCodes[code[at] == 0xFE ? (short)((code[at] << 8) | code[at + 1]) : code[at]];
            at += instruction.Size;
            if (instruction.OperandType is OperandType.InlineMethod
                or OperandType.InlineField
                or OperandType.InlineType
                or OperandType.InlineTok)
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

    /// <summary>A type without its arrays, references and arguments, and these arguments.</summary>
    private static IEnumerable<Type> Parts(Type type) => type switch
    {
        { HasElementType: true } => Parts(type.GetElementType()!),
        { IsGenericParameter: true } => [],
        { IsGenericType: true, IsGenericTypeDefinition: false } =>
            type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()),
        _ => [type],
    };
}
