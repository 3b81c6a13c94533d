namespace CnnCodegen;

/// <summary>The element types of safetensors.</summary>
internal static class ElementTypes
{
    public const string Float32 = "F32";
    public const string Float16 = "F16";
    public const string BFloat16 = "BF16";
    public const string Float64 = "F64";

    /// <summary>The types that are read as float, for messages.</summary>
    public const string FloatNames = "F32, F16, BF16 or F64";

    /// <summary>The bytes per element; null for a type that is not known. Types below one byte are not supported.</summary>
    public static int? SizeOf(string type) => type switch
    {
        "BOOL" or "U8" or "I8" or "F8_E4M3" or "F8_E5M2" or "F8_E8M0" or "F8_E4M3FNUZ" or "F8_E5M2FNUZ" => 1,
        "I16" or "U16" or Float16 or BFloat16 => 2,
        "I32" or "U32" or Float32 => 4,
        "I64" or "U64" or Float64 or "C64" => 8,
        _ => null,
    };

    /// <summary>Whether tensors of the type are read as float.</summary>
    public static bool IsFloat(string type) => type is Float32 or Float16 or BFloat16 or Float64;
}
