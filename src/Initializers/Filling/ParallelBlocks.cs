using System.Runtime.ExceptionServices;

namespace Initializers.Filling;

/// <summary>One piece of work that can be done block by block, in any order and on any thread.</summary>
internal interface IBlockKernel
{
    /// <summary>Does the elements <paramref name="from"/> and following.</summary>
    void Run(long from, int length);
}

/// <summary>
/// Runs a kernel over fixed-size blocks on several threads. What a block computes depends on its position alone, so
/// the number of threads shows only in the time.
/// </summary>
/// <remarks>
/// Allocates nothing after the first runs of a kernel type: the job object is its own work item and is kept for a later
/// run, one for each processor, so that as many callers at once find one. A job that sits in the thread pool's queue longer than the run it was queued for finds the job closed, or helps
/// with the run that then has it; both are harmless.
/// </remarks>
internal static class ParallelBlocks
{
    internal static void Run<TKernel>(in TKernel kernel, long length, int blockLength, int maxDegreeOfParallelism)
        where TKernel : struct, IBlockKernel
    {
        long blocks = (length + blockLength - 1) / blockLength;
        int degree = maxDegreeOfParallelism == -1 ? Environment.ProcessorCount : maxDegreeOfParallelism;
        degree = (int)Math.Min(degree, blocks);
        if (degree <= 1)
        {
            for (long from = 0; from < length; from += blockLength)
            {
                kernel.Run(from, (int)Math.Min(blockLength, length - from));
            }

            return;
        }

        Job<TKernel> job = Job<TKernel>.Rent();
        job.Open(kernel, length, blockLength, degree - 1);
        try
        {
            while (job.TryTake(out long from, out int count))
            {
                kernel.Run(from, count);
            }
        }
        catch (Exception e)
        {
            job.Fail(e);
        }

        job.Close();
        Job<TKernel>.Return(job);
    }

    private sealed class Job<TKernel> : IThreadPoolWorkItem
        where TKernel : struct, IBlockKernel
    {
        private const int IsOpen = 1 << 30;

        private static readonly Job<TKernel>?[] Spares = new Job<TKernel>?[Math.Max(4, Environment.ProcessorCount)];

        // The open flag and the number of helpers inside. Fields below change only while it is zero.
        private int _state;
        private long _next;
        private TKernel _kernel;
        private long _length;
        private int _blockLength;
        private int _helpersWanted;
        private ExceptionDispatchInfo? _failure;

        internal static Job<TKernel> Rent()
        {
            foreach (ref Job<TKernel>? spare in Spares.AsSpan())
            {
                if (Volatile.Read(ref spare) is not null && Interlocked.Exchange(ref spare, null) is { } job)
                {
                    return job;
                }
            }

            return new Job<TKernel>();
        }

        internal static void Return(Job<TKernel> job)
        {
            foreach (ref Job<TKernel>? spare in Spares.AsSpan())
            {
                if (Interlocked.CompareExchange(ref spare, job, null) is null)
                {
                    return;
                }
            }
        }

        internal void Open(in TKernel kernel, long length, int blockLength, int helpers)
        {
            _kernel = kernel;
            _length = length;
            _blockLength = blockLength;
            _helpersWanted = helpers;
            _next = 0;
            Volatile.Write(ref _state, IsOpen);
            for (int i = 0; i < helpers; i++)
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }
        }

        internal bool TryTake(out long from, out int count)
        {
            from = Interlocked.Add(ref _next, _blockLength) - _blockLength;
            count = (int)Math.Min(_blockLength, _length - from);
            return from < _length;
        }

        // A kernel may run a user's code. Its exception belongs to the caller, who waits for the other threads first: they
        // write to memory that is pinned no longer than the call.
        internal void Fail(Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            Volatile.Write(ref _next, _length);
        }

        // Nobody may enter any more; whoever is inside finishes a block at most.
        internal void Close()
        {
            Interlocked.And(ref _state, ~IsOpen);
            SpinWait spinner = default;
            while (Volatile.Read(ref _state) != 0)
            {
                spinner.SpinOnce(sleep1Threshold: -1);
            }

            _kernel = default;
            _failure?.Throw();
        }

        public void Execute()
        {
            int state = Volatile.Read(ref _state);
            while (true)
            {
                if ((state & IsOpen) == 0 || (state & ~IsOpen) >= _helpersWanted)
                {
                    return;
                }

                int seen = Interlocked.CompareExchange(ref _state, state + 1, state);
                if (seen == state)
                {
                    break;
                }

                state = seen;
            }

            try
            {
                while (TryTake(out long from, out int count))
                {
                    _kernel.Run(from, count);
                }
            }
            catch (Exception e)
            {
                Fail(e);
            }

            Interlocked.Decrement(ref _state);
        }
    }
}
