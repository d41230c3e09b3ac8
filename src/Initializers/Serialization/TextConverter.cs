using System.ComponentModel;
using System.Globalization;

namespace Initializers.Serialization;

/// <summary>Makes values of text, for configuration binding (<c>appsettings.json</c>) and designers.</summary>
/// <param name="read">Makes a value; an <see cref="ArgumentException"/> or a <see cref="FormatException"/> says why not.</param>
/// <param name="write">Writes a value that can be read again, or throws.</param>
internal abstract class TextConverter(Func<string, object?> read, Func<object, string> write) : TypeConverter
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? read(text.Trim()) : base.ConvertFrom(context, culture, value);

    public override object? ConvertTo(
        ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        destinationType == typeof(string) && value is not null
            ? write(value)
            : base.ConvertTo(context, culture, value, destinationType);
}

/// <summary>A name or the text of a configuration.</summary>
internal sealed class InitializerTextConverter(Type type) : TextConverter(
    text => KerasConfig.Get(text) is var initializer && type.IsInstanceOfType(initializer)
        ? initializer
        : throw new ArgumentException($"class_name must name a {type.Name}; received \"{text}\"."),
    static value => KerasConfig.ToJson((Initializer)value));

/// <summary>An integer, or <c>none</c>.</summary>
internal sealed class SeedTextConverter() : TextConverter(
    static text => Seed.Parse(text),
    static value => value is Seed { Generator: null } seed
        ? seed.ToString()
        : throw new NotSupportedException("The seed of a generator has no text."));

/// <summary>The name of a backend.</summary>
internal sealed class BackendTextConverter() : TextConverter(
    static text => ValueConverters.ReadBackend(text), static value => ValueConverters.WriteBackend((Backend)value)!.ToString());

/// <summary>The name of a window, or <c>none</c>.</summary>
internal sealed class WindowTextConverter() : TextConverter(
    static text => text == StftWindow.None.ToString() ? StftWindow.None : new(text),
    static value => value is StftWindow { Values: null } window
        ? window.ToString()
        : throw new NotSupportedException("A window of values has no text."));
