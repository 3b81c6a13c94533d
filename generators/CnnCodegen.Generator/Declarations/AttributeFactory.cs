using System.Reflection;

namespace CnnCodegen.Generator.Declarations;

/// <summary>
/// Instantiates the attribute class that the user wrote from the facts of its declaration, so that arguments and defaults are
/// written down in one place only.
/// </summary>
internal static class AttributeFactory
{
    /// <summary>The attribute, or null where the declaration does not fit the class (then C# itself complains).</summary>
    public static Attribute? Create(AttributeDeclaration declaration)
    {
        Type? type = typeof(LayerAttribute).Assembly.GetType("CnnCodegen." + declaration.TypeName);
        if (type is null || type.IsAbstract || !typeof(Attribute).IsAssignableFrom(type))
            return null;
        // The blocks of a composition are classes that do not exist here; what is written about them is in the arguments alone.
        if (type.IsGenericTypeDefinition)
            type = type.MakeGenericType([.. type.GetGenericArguments().Select(static _ => typeof(object))]);
        ArgumentDeclaration[] constructorArguments = declaration.Arguments.Where(argument => !argument.IsProperty).ToArray();
        foreach (ConstructorInfo constructor in type.GetConstructors())
        {
            ParameterInfo[] parameters = constructor.GetParameters();
            if (!parameters.Select(parameter => parameter.Name).SequenceEqual(constructorArguments.Select(argument => argument.Name)))
                continue;
            object?[] values = parameters.Zip(constructorArguments, (parameter, argument) => Convert(argument.Value, parameter.ParameterType)).ToArray();
            var attribute = (Attribute)constructor.Invoke(values);
            foreach (ArgumentDeclaration argument in declaration.Arguments.Where(argument => argument.IsProperty))
            {
                if (type.GetProperty(argument.Name) is not { CanWrite: true } property)
                    return null;
                property.SetValue(attribute, Convert(argument.Value, property.PropertyType));
            }

            return attribute;
        }

        return null;
    }

    private static object? Convert(ArgumentValue value, Type type)
    {
        switch (value)
        {
            case ArgumentValue.Integer integer when type == typeof(int):
                return unchecked((int)integer.Value);
            case ArgumentValue.Integer integer when type == typeof(double):
                return (double)integer.Value;
            case ArgumentValue.Real real when type == typeof(double):
                return real.Value;
            case ArgumentValue.Boolean boolean when type == typeof(bool):
                return boolean.Value;
            case ArgumentValue.Text text when type == typeof(string):
                return text.Value;
            case ArgumentValue.EnumMember member when type.IsEnum:
                return Enum.ToObject(type, member.Value);
            case ArgumentValue.List list when type.IsArray:
                Type elementType = type.GetElementType()!;
                var array = Array.CreateInstance(elementType, list.Items.Count);
                for (int i = 0; i < list.Items.Count; i++)
                    array.SetValue(Convert(list.Items[i], elementType), i);
                return array;
            default:
                // A null array is as good as an empty one: it lacks elements, and the layer's check says so.
                return type.IsArray ? Array.CreateInstance(type.GetElementType()!, 0) : type.IsValueType ? Activator.CreateInstance(type) : null;
        }
    }
}
