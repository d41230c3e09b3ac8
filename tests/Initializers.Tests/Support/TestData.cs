using System;
using System.Linq;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Tests.Support;

/// <summary>Theory rows: every random class.</summary>
public sealed class RandomClassData() : TheoryData<string>(RandomClasses.Names);

/// <summary>Theory rows: every random class with every floating-point type.</summary>
public sealed class RandomClassAndTypeData() : TheoryData<string, ElementTypes>(
    from name in RandomClasses.Names from type in FloatTypes.All select (name, type));

/// <summary>Theory rows: every element type.</summary>
public sealed class ElementTypeData() : TheoryData<ElementTypes>(
    Enum.GetValues<ElementTypes>().Where(type => int.PopCount((int)type) == 1));

/// <summary>Theory rows: the name of every backend.</summary>
public sealed class BackendNameData() : TheoryData<string>(Backend.All.Select(backend => backend.Name));

/// <summary>Theory rows: every distribution with every floating-point type.</summary>
public sealed class KindAndTypeData() : TheoryData<DistributionKind, ElementTypes>(
    from kind in Enum.GetValues<DistributionKind>() from type in FloatTypes.All select (kind, type));
