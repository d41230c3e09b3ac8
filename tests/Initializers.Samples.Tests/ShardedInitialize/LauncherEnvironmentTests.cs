using System;
using System.Collections.Generic;
using System.Linq;
using FluentAssertions;
using Initializers.Samples.ShardedInitialize.Launching;
using Xunit;

namespace Initializers.Samples.Tests.ShardedInitialize;

public class LauncherEnvironmentTests
{
    [Theory]
    [InlineData("", 0, 1, 1)]
    [InlineData("OMPI_COMM_WORLD_RANK=2 OMPI_COMM_WORLD_SIZE=4 OMPI_COMM_WORLD_LOCAL_SIZE=2", 2, 4, 2)]
    [InlineData("RANK=1 WORLD_SIZE=8 LOCAL_WORLD_SIZE=8", 1, 8, 8)]
    [InlineData("RANK=0 WORLD_SIZE=1", 0, 1, 1)]
    [InlineData("SLURM_PROCID=5 SLURM_NTASKS=6 SLURM_STEP_TASKS_PER_NODE=4(x2),3", 5, 6, 4)]
    [InlineData("RANK=1 WORLD_SIZE=2 LOCAL_WORLD_SIZE=many", 1, 2, 1)]
    [InlineData("RANK=1 WORLD_SIZE=2 LOCAL_WORLD_SIZE=0", 1, 2, 1)]
    [InlineData("RANK=1 WORLD_SIZE=2 LOCAL_WORLD_SIZE=64", 1, 2, 2)]
    [InlineData("RANK= WORLD_SIZE= SLURM_PROCID=1 SLURM_NTASKS=2", 1, 2, 1)]
    public void Rank_and_size_are_the_launchers(string variables, int rank, int size, int localSize)
    {
        Read(variables).Should().Be(new ProcessGroup(rank, size, localSize));
    }

    [Theory]
    [InlineData("OMPI_COMM_WORLD_RANK=1 OMPI_COMM_WORLD_SIZE=3 SLURM_PROCID=0 SLURM_NTASKS=2", 1, 3)]
    [InlineData("RANK=1 WORLD_SIZE=3 SLURM_PROCID=0 SLURM_NTASKS=8", 1, 3)]
    [InlineData("RANK=1 WORLD_SIZE=3 SLURM_NTASKS=8", 1, 3)]
    [InlineData("OMPI_COMM_WORLD_RANK=1 OMPI_COMM_WORLD_SIZE=3 RANK=1 WORLD_SIZE=3", 1, 3)]
    public void The_innermost_launcher_counts(string variables, int rank, int size)
    {
        Read(variables).Should().Be(new ProcessGroup(rank, size, 1));
    }

    [Fact]
    public void Options_come_before_any_environment()
    {
        LauncherEnvironment.Read("1", "5", name => name == "RANK" ? "nonsense" : null)
            .Should().Be(new ProcessGroup(1, 5, 1));
    }

    [Theory]
    [InlineData("RANK=1", "RANK is given without WORLD_SIZE: set or unset both, or give --rank and --size.")]
    [InlineData("WORLD_SIZE=1", "WORLD_SIZE is given without RANK: *")]
    [InlineData("OMPI_COMM_WORLD_SIZE=1", "OMPI_COMM_WORLD_SIZE is given without OMPI_COMM_WORLD_RANK: *")]
    [InlineData("SLURM_NTASKS=4", "SLURM_NTASKS is given without SLURM_PROCID: start with srun, or give *")]
    [InlineData("OMPI_COMM_WORLD_RANK=1 OMPI_COMM_WORLD_SIZE=3 RANK=1", "RANK is given without WORLD_SIZE: *")]
    [InlineData("RANK=x WORLD_SIZE=2", "RANK must be an integer from 0 to 1, as WORLD_SIZE is 2; received \"x\".")]
    [InlineData("RANK=2 WORLD_SIZE=2", "RANK must be an integer from 0 to 1, as WORLD_SIZE is 2; received \"2\".")]
    [InlineData("RANK=-1 WORLD_SIZE=2", "RANK must be * received \"-1\".")]
    [InlineData("RANK=0 WORLD_SIZE=0", "WORLD_SIZE must be an integer from 1 to 99999; received \"0\".")]
    [InlineData("RANK=0 WORLD_SIZE=2.0", "WORLD_SIZE must be * received \"2.0\".")]
    [InlineData("SLURM_PROCID=0 SLURM_NTASKS=99999999999", "SLURM_NTASKS must be * received \"99999999999\".")]
    [InlineData(
        "OMPI_COMM_WORLD_RANK=1 OMPI_COMM_WORLD_SIZE=3 RANK=0 WORLD_SIZE=1",
        "OMPI_COMM_WORLD_RANK and OMPI_COMM_WORLD_SIZE say rank 1 of 3, but RANK and WORLD_SIZE say one process: *")]
    public void What_contradicts_itself_is_an_error(string variables, string message)
    {
        Action act = () => Read(variables);

        act.Should().Throw<InputException>().WithMessage(message);
    }

    [Theory]
    [InlineData("1", null, "--rank is given without --size: give both or neither.")]
    [InlineData(null, "4", "--size is given without --rank: give both or neither.")]
    [InlineData("4", "4", "--rank must be an integer from 0 to 3, as --size is 4; received \"4\".")]
    [InlineData("", "4", "--rank must be *; received \"\".")]
    public void Options_that_contradict_are_an_error(string? rank, string? size, string message)
    {
        Action act = () => LauncherEnvironment.Read(rank, size, _ => null);

        act.Should().Throw<InputException>().WithMessage(message);
    }

    [Fact]
    public void Processes_of_one_machine_share_its_processors()
    {
        new ProcessGroup(0, 1, 1).DefaultThreads.Should().Be(Environment.ProcessorCount);
        new ProcessGroup(0, 9000, 9000).DefaultThreads.Should().Be(1);
    }

    private static ProcessGroup Read(string variables)
    {
        Dictionary<string, string> environment = variables
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(pair => pair.Split('=')[0], pair => pair.Split('=')[1]);
        return LauncherEnvironment.Read(null, null, environment.GetValueOrDefault);
    }
}
