using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Initializers;

/// <summary>Finds initializers that a class keeps for itself, where a copy of it would not reach them.</summary>
internal static class InitializerFields
{
    private static readonly ConditionalWeakTable<Type, object> Clean = [];

    internal static void Refuse(Type type)
    {
        if (type.Assembly == typeof(Initializer).Assembly || Clean.TryGetValue(type, out _))
        {
            return;
        }

        for (Type level = type; level.Assembly != typeof(Initializer).Assembly; level = level.BaseType!)
        {
            if (FieldsOf(level).FirstOrDefault(static field => Holds(field.FieldType)) is { } field)
            {
                throw new InvalidOperationException(
                    $"{level.Name} must hand its initializers to the constructor of Initializer and use its Parts; "
                    + $"received one that is kept in {field.Name}.");
            }
        }

        Clean.AddOrUpdate(type, type);
    }

    private static bool Holds(Type type) =>
        typeof(Initializer).IsAssignableFrom(type)
        || (type.GetElementType() is { } element && Holds(element))
        || type.GetGenericArguments().Any(Holds);

    [UnconditionalSuppressMessage(
        "Trimming", "IL2070", Justification = "A field that has been trimmed away holds nothing.")]
    private static FieldInfo[] FieldsOf(Type type) =>
        type.GetFields(
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);
}
