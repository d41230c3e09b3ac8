namespace Initializers.Samples.Digits.Experiment;

/// <summary>How a net is trained: the same for every initializer.</summary>
/// <param name="Epochs">How often every training image is seen.</param>
/// <param name="Rate">The learning rate.</param>
/// <param name="Momentum">How much of the last step is kept.</param>
/// <param name="BatchSize">The images per step; those left over at the end of an epoch wait for the next.</param>
internal sealed record TrainingPlan(int Epochs, float Rate, float Momentum = 0.9f, int BatchSize = 32);
