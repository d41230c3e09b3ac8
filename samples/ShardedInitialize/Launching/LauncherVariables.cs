namespace Initializers.Samples.ShardedInitialize.Launching;

/// <summary>The environment variables by which a launcher tells a process its place.</summary>
/// <param name="Rank">The variable with the process's number.</param>
/// <param name="Size">The variable with the number of processes.</param>
/// <param name="LocalSize">The variable with the number of processes on this machine.</param>
/// <param name="Hint">What to do if only one of the two is set.</param>
internal sealed record LauncherVariables(string Rank, string Size, string LocalSize, string Hint)
{
    internal static LauncherVariables OpenMpi { get; } = new(
        "OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE", "OMPI_COMM_WORLD_LOCAL_SIZE", "start with mpirun");

    /// <summary>The names that torchrun and the training operators of Kubernetes have in common.</summary>
    internal static LauncherVariables Torchrun { get; } = new(
        "RANK", "WORLD_SIZE", "LOCAL_WORLD_SIZE", "set or unset both");

    internal static LauncherVariables Slurm { get; } = new(
        "SLURM_PROCID", "SLURM_NTASKS", "SLURM_STEP_TASKS_PER_NODE", "start with srun");

    internal static LauncherVariables[] All => [OpenMpi, Torchrun, Slurm];
}
