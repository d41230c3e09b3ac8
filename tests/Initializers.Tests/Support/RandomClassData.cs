using Initializers.Tensors;
using Xunit;

namespace Initializers.Tests.Support;

/// <summary>Theory rows: every random class.</summary>
public sealed class RandomClassData : TheoryData<string>
{
    public RandomClassData()
    {
        foreach (string name in RandomClasses.Names)
        {
            Add(name);
        }
    }
}

/// <summary>Theory rows: every random class with every floating-point type.</summary>
public sealed class RandomClassAndTypeData : TheoryData<string, ElementTypes>
{
    public RandomClassAndTypeData()
    {
        foreach (string name in RandomClasses.Names)
        {
            foreach (ElementTypes type in FloatTypes.All)
            {
                Add(name, type);
            }
        }
    }
}
