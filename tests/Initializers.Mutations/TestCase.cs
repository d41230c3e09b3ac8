using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Initializers.Mutations;

/// <summary>One test with one row of data, called directly: a test runner's way takes longer than most tests.</summary>
internal sealed class TestCase(MethodInfo method, object?[] arguments)
{
    /// <summary>The class and the method.</summary>
    internal string Name { get; } = $"{method.ReflectedType!.FullName}.{method.Name}";

    internal string Namespace { get; } = method.ReflectedType!.Namespace!;

    internal string Class { get; } = method.ReflectedType!.Name;

    /// <summary>How long it took the last time.</summary>
    internal TimeSpan Duration { get; private set; }

    /// <summary>The mutants that it comes across.</summary>
    internal IReadOnlySet<int> Hits { get; set; } = new HashSet<int>();

    /// <summary>All test cases of the assembly but those of some traits and of the conventions, which read sources.</summary>
    internal static async Task<List<TestCase>> All(Assembly assembly)
    {
        List<TestCase> cases = [];
        await using DisposalTracker tracker = new();
        foreach (MethodInfo method in assembly.GetTypes().Where(type => type is { IsClass: true, IsPublic: true, IsAbstract: false })
            .SelectMany(type => type.GetMethods()))
        {
            if (method.GetCustomAttribute<FactAttribute>() is null || method.GetCustomAttribute<TraitAttribute>() is not null
                || method.ReflectedType!.GetCustomAttribute<TraitAttribute>() is not null
                || method.ReflectedType!.Namespace!.EndsWith("Conventions", StringComparison.Ordinal))
            {
                continue;
            }

            DataAttribute[] data = [.. method.GetCustomAttributes<DataAttribute>()];
            if (data.Length == 0)
            {
                cases.Add(new(method, []));
            }

            foreach (DataAttribute rows in data)
            {
                if (rows is MemberDataAttribute members)
                {
                    members.MemberType ??= method.ReflectedType;
                }

                foreach (ITheoryDataRow row in await rows.GetData(method, tracker))
                {
                    cases.Add(new(method, Arguments(method, row.GetData())));
                }
            }
        }

        return cases;
    }

    /// <summary>Runs it: whether it passes or is skipped.</summary>
    internal bool Passes()
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            object? instance = method.IsStatic ? null : Activator.CreateInstance(method.ReflectedType!);
            MethodInfo runnable = method.IsGenericMethodDefinition
                ? method.MakeGenericMethod([.. arguments.Select(argument => argument!.GetType())])
                : method;
            (runnable.Invoke(instance, arguments) as Task)?.GetAwaiter().GetResult();
            (instance as IDisposable)?.Dispose();
            return true;
        }
        catch (TargetInvocationException exception)
        {
            return exception.InnerException!.Message.StartsWith("$XunitDynamicSkip$", StringComparison.Ordinal);
        }
        finally
        {
            Duration = Stopwatch.GetElapsedTime(start);
        }
    }

    // A parameter that collects the rest, and numbers and seeds given by a narrower type.
    private static object?[] Arguments(MethodInfo method, object?[] given)
    {
        ParameterInfo[] parameters = method.GetParameters();
        if (parameters.Length > 0 && parameters[^1].GetCustomAttribute<ParamArrayAttribute>() is not null)
        {
            object?[] rest = given[(parameters.Length - 1)..];
            var array = Array.CreateInstance(parameters[^1].ParameterType.GetElementType()!, rest.Length);
            rest.CopyTo(array, 0);
            given = [.. given[..(parameters.Length - 1)], array];
        }

        return [.. given.Select((value, i) => value is IConvertible && value is not Enum
            && typeof(IConvertible).IsAssignableFrom(parameters[i].ParameterType) && !parameters[i].ParameterType.IsEnum
            && value.GetType() != parameters[i].ParameterType
            ? Convert.ChangeType(value, parameters[i].ParameterType, System.Globalization.CultureInfo.InvariantCulture)
            : value)];
    }
}
