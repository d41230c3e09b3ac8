using System.ComponentModel;
using System.Globalization;

namespace Initializers.Tensors;

/// <summary>
/// Makes a value of the text that says it all, for what asks the type itself: configuration binding, designers.
/// </summary>
/// <typeparam name="T">A type that reads its own text.</typeparam>
internal sealed class ParsableConverter<T> : TypeConverter
    where T : IParsable<T>
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    // Whatever the culture: the text is that of a file.
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? T.Parse(text, CultureInfo.InvariantCulture) : base.ConvertFrom(context, culture, value);

    public override object? ConvertTo(
        ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        destinationType == typeof(string) && value is T
            ? string.Create(CultureInfo.InvariantCulture, $"{value}")
            : base.ConvertTo(context, culture, value, destinationType);
}
