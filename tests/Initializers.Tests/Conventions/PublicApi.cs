using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Initializers.Tests.Conventions;

/// <summary>An assembly's public and protected members, a line each, sorted.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.DeclaredOnly;

    internal static string[] Describe(Assembly assembly) =>
        [.. assembly.GetExportedTypes().SelectMany(Lines).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Lines(Type type)
    {
        string name = NameOf(type);
        yield return $"{name} : {KindOf(type)}{Bases(type)}";
        foreach (FieldInfo field in type.GetFields(Declared).Where(field => IsVisible(field.Attributes)))
        {
            object? value = field.IsLiteral ? field.GetRawConstantValue() : null;
            string constant = value is null ? "" : string.Create(CultureInfo.InvariantCulture, $" = {value}");
            if (!field.IsSpecialName)
            {
                yield return $"{name}.{field.Name} : {NameOf(field.FieldType)}{constant}";
            }
        }

        foreach (PropertyInfo property in type.GetProperties(Declared))
        {
            string accessors = string.Concat(
                new[] { property.GetMethod, property.SetMethod }.Where(IsVisible).Select(AccessorOf));
            if (accessors.Length > 0)
            {
                string index = Parameters(property.GetIndexParameters());
                yield return $"{name}.{property.Name}{(index == "()" ? "" : index)} {{{accessors} }} : "
                    + NameOf(property.PropertyType);
            }
        }

        foreach (ConstructorInfo constructor in type.GetConstructors(Declared).Where(IsVisible))
        {
            yield return $"{name}.ctor{Parameters(constructor.GetParameters())}{Modifiers(constructor)}";
        }

        foreach (MethodInfo method in type.GetMethods(Declared).Where(IsVisible))
        {
            bool isOperator = method.Name.StartsWith("op_", StringComparison.Ordinal);
            bool isGenerated = method.IsDefined(typeof(CompilerGeneratedAttribute));
            if ((!method.IsSpecialName || isOperator) && (!isGenerated || isOperator))
            {
                string arguments = method.IsGenericMethod
                    ? $"<{string.Join(", ", method.GetGenericArguments().Select(NameOf))}>"
                    : "";
                yield return $"{name}.{method.Name}{arguments}{Parameters(method.GetParameters())} : "
                    + $"{NameOf(method.ReturnType)}{Modifiers(method)}";
            }
        }
    }

    private static string KindOf(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly struct" : "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Bases(Type type)
    {
        if (type.IsEnum)
        {
            return "";
        }

        IEnumerable<string> interfaces = type.GetInterfaces().Where(face => face.IsPublic).Select(NameOf)
            .Order(StringComparer.Ordinal);
        Type? parent = type.BaseType;
        bool hasParent = parent is not null && parent != typeof(object) && parent != typeof(ValueType);
        string[] all = [.. hasParent ? [NameOf(parent!)] : Array.Empty<string>(), .. interfaces];
        return all.Length == 0 ? "" : $" : {string.Join(", ", all)}";
    }

    private static string AccessorOf(MethodInfo? accessor)
    {
        bool isInit = accessor!.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
        bool isGet = accessor.Name.Contains("get_", StringComparison.Ordinal);
        return $" {(isGet ? "get" : isInit ? "init" : "set")}{Modifiers(accessor)};";
    }

    private static string Modifiers(MethodBase method)
    {
        string access = method.IsPublic ? "" : " protected";
        string kind = method.IsStatic ? " static"
            : method.IsAbstract ? " abstract"
            : method.IsVirtual && method is MethodInfo info && info.GetBaseDefinition() != info
                ? method.IsFinal ? " sealed override" : " override"
            : method.IsVirtual && !method.IsFinal ? " virtual"
            : "";
        return access + kind;
    }

    private static string Parameters(ParameterInfo[] parameters) =>
        $"({string.Join(", ", parameters.Select(DescribeParameter))})";

    private static string DescribeParameter(ParameterInfo parameter)
    {
        string value = !parameter.HasDefaultValue ? ""
            : string.Create(CultureInfo.InvariantCulture, $" = {parameter.RawDefaultValue ?? "default"}");
        string direction = parameter.IsOut ? "out " : parameter.IsIn ? "in " : "";
        return $"{direction}{NameOf(parameter.ParameterType)} {parameter.Name}{value}";
    }

    private static string NameOf(Type type)
    {
        if (type.IsByRef)
        {
            return NameOf(type.GetElementType()!) + "&";
        }

        if (type.IsArray)
        {
            return $"{NameOf(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        string name = type.Name.Split('`')[0];
        string outer = type.IsNested ? NameOf(type.DeclaringType!) + "."
            : type.Namespace!.StartsWith("Initializers", StringComparison.Ordinal) ? $"{type.Namespace}."
            : "";
        return type.IsGenericType
            ? $"{outer}{name}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
            : outer + name;
    }

    private static bool IsVisible(MethodBase? method) =>
        method is not null && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);

    private static bool IsVisible(FieldAttributes attributes) =>
        (attributes & FieldAttributes.FieldAccessMask)
            is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem;
}
