using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>Arithmetic with numbers, in place of TorchSharp's operators and methods that make scalars which nothing keeps (<see cref="Scalars"/>).</summary>
internal static class TensorArithmetic
{
    /// <summary>The sum of two tensors. TorchSharp's operator multiplies the second by a scalar that it makes.</summary>
    public static Tensor Plus(this Tensor left, Tensor right) => left.add(right, Scalars.One);

    /// <summary>The sum of each element and a number.</summary>
    public static Tensor Plus(this Tensor values, double number)
    {
        using Scalar scalar = number.ToScalar();
        return values.add(scalar, Scalars.One);
    }

    /// <summary>One minus each element.</summary>
    public static Tensor Complement(this Tensor values) => values.neg().add(Scalars.One, Scalars.One);

    /// <summary>Adds a number to each element.</summary>
    public static Tensor AddInPlace(this Tensor values, double number)
    {
        using Scalar scalar = number.ToScalar();
        return values.add_(scalar, Scalars.One);
    }

    /// <summary>Adds a tensor.</summary>
    public static Tensor AddInPlace(this Tensor values, Tensor other) => values.add_(other, Scalars.One);

    /// <summary>Adds a tensor times a number.</summary>
    public static Tensor AddInPlace(this Tensor values, Tensor other, double factor)
    {
        using Scalar scalar = factor.ToScalar();
        return values.add_(other, scalar);
    }

    /// <summary>Adds the elements' squares of a tensor, times a number.</summary>
    public static Tensor AddSquaresInPlace(this Tensor values, Tensor other, double factor)
    {
        using Scalar scalar = factor.ToScalar();
        return values.addcmul_(other, other, scalar);
    }

    /// <summary>Adds the elements' quotients of two tensors, times a number.</summary>
    public static Tensor AddQuotientsInPlace(this Tensor values, Tensor dividends, Tensor divisors, double factor)
    {
        using Scalar scalar = factor.ToScalar();
        return values.addcdiv_(dividends, divisors, scalar);
    }

    /// <summary>Multiplies each element by a number.</summary>
    public static Tensor MultiplyInPlace(this Tensor values, double factor)
    {
        using Scalar scalar = factor.ToScalar();
        return values.mul_(scalar);
    }

    /// <summary>Divides each element by a number.</summary>
    public static Tensor DivideInPlace(this Tensor values, double divisor)
    {
        using Scalar scalar = divisor.ToScalar();
        return values.div_(scalar);
    }
}
