namespace CnnCodegen;

/// <summary>The recurrence of a quasi-recurrent layer, named by its gates as in Bradbury et al. (2017).</summary>
public enum QrnnPooling
{
    /// <summary>A forget gate: <c>h_t = f_t ⊙ h_{t−1} + (1 − f_t) ⊙ z_t</c>.</summary>
    F,

    /// <summary>A forget and an output gate: <c>c_t = f_t ⊙ c_{t−1} + (1 − f_t) ⊙ z_t</c>, <c>h_t = o_t ⊙ c_t</c>.</summary>
    Fo,

    /// <summary>Forget, output and input gates: <c>c_t = f_t ⊙ c_{t−1} + i_t ⊙ z_t</c>, <c>h_t = o_t ⊙ c_t</c>.</summary>
    Ifo,
}
