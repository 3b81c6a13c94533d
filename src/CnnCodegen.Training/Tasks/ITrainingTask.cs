using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>
/// What a <see cref="TrainingRun"/> trains a network for: it knows the examples, cuts them into batches, and computes losses and evaluations. All else, such as
/// optimizer, schedule, early stopping and checkpoints, is the run's, and alike for all tasks.
/// </summary>
/// <remarks>
/// The run calls <see cref="Begin"/> once and first, then for each epoch <see cref="BeginEpoch"/>, <see cref="Loss"/> for its batches in order, and
/// <see cref="Evaluate"/>. It disposes of the task.
/// </remarks>
internal interface ITrainingTask : IDisposable
{
    /// <summary>The number of training examples.</summary>
    int TrainingExamples { get; }

    /// <summary>The number of development examples.</summary>
    int DevelopmentExamples { get; }

    /// <summary>The batches of an epoch; of every epoch as many.</summary>
    int Batches { get; }

    /// <summary>What the model file gets beside the weights.</summary>
    ModelContent Content { get; }

    /// <summary>
    /// What must be equal, beside network, settings and device, for a run to go on from another's checkpoint: the examples and what was made of them. By name, as
    /// readable values; a <see cref="NumberHash"/> stands for long ones.
    /// </summary>
    IReadOnlyDictionary<string, string> Identity { get; }

    /// <summary>
    /// What goes from batch to batch beside the weights, such as the states of a language model's streams, and hence belongs to a checkpoint: tensors in single
    /// precision, whose names differ. From <see cref="Begin"/> on they are the same ones; <see cref="BeginEpoch"/> and <see cref="Loss"/> change what is in them.
    /// </summary>
    /// <remarks>The gradients are computed after <see cref="Loss"/> has returned: let the network read copies of these tensors.</remarks>
    IEnumerable<(string Name, Tensor Values)> Carried => [];

    /// <summary>Takes the network with its first weights, and sets those that follow from the data, such as word vectors.</summary>
    /// <param name="network">The network; the run disposes of it.</param>
    void Begin(TorchNetwork network);

    /// <summary>Begins an epoch.</summary>
    /// <param name="epoch">
    /// Its number, from 0. Each number comes at most once, and after all lower ones; a run that goes on from a checkpoint begins with a later one, whose batches are
    /// those that it would have had in an unbroken run.
    /// </param>
    void BeginEpoch(int epoch);

    /// <summary>Computes the loss of a batch, with the network in the mode in which it is; called in a scope that disposes of what is made.</summary>
    /// <param name="batch">Its number in the epoch, from 0; higher than 0 at first where the run goes on from a checkpoint.</param>
    BatchLoss Loss(int batch);

    /// <summary>Evaluates the network on the development examples; called in eval mode without gradients, and not in a scope.</summary>
    Evaluation Evaluate();
}

/// <summary>The loss of a batch.</summary>
/// <param name="Mean">The mean over the terms, which has gradients.</param>
/// <param name="Terms">The number of terms: the weight that the batch has in the epoch's mean loss.</param>
/// <param name="Examples">The number of examples, for speed.</param>
internal readonly record struct BatchLoss(Tensor Mean, int Terms, int Examples)
{
    /// <summary>What the gradients are of, where the task wants another size of them than the mean's.</summary>
    public Tensor? Objective { get; init; }
}
