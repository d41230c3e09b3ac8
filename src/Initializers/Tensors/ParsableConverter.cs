using System.ComponentModel;
using System.Globalization;

namespace Initializers.Tensors;

/// <summary>
/// Makes a value of the text that says it all, for what asks the type itself: configuration binding
/// (<c>appsettings.json</c>), designers. Whatever the culture: the text is that of a file.
/// </summary>
/// <param name="read">Makes a value; an <see cref="ArgumentException"/> or a <see cref="FormatException"/> says why not.</param>
/// <param name="write">Writes a value that can be read again, or throws.</param>
internal abstract class TextConverter<T>(Func<string, T?> read, Func<T, string> write) : TypeConverter
    where T : notnull
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? read(text) : base.ConvertFrom(context, culture, value);

    public override object? ConvertTo(
        ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        destinationType == typeof(string) && value is T typed
            ? write(typed)
            : base.ConvertTo(context, culture, value, destinationType);
}

/// <summary>The text of a type that reads its own.</summary>
internal sealed class ParsableConverter<T>() : TextConverter<T>(
    static text => T.Parse(text, CultureInfo.InvariantCulture),
    static value => string.Create(CultureInfo.InvariantCulture, $"{value}"))
    where T : IParsable<T>;
