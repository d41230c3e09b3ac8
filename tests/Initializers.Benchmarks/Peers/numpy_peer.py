"""Times NumPy, and JAX where it is installed: reads "library kind type count", prints the seconds of one call."""
import os
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
os.environ["JAX_PLATFORMS"] = "cpu"

import numpy

try:
    import jax
except ImportError:
    jax = None


def keras_truncated(generator, count):
    """Truncation as Keras writes it on NumPy: draw as many as the whole needs, keep what fits, go on."""
    kept = numpy.empty(0)
    while kept.shape[0] < count:
        batch = generator.normal(loc=0.0, scale=0.05, size=count)
        kept = numpy.append(kept, batch[(batch >= -0.1) & (batch <= 0.1)])
    return kept[:count]


def numpy_call(kind, dtype, count):
    generator = numpy.random.default_rng(42)
    if kind == "uniform":
        values = generator.uniform(-0.05, 0.05, count)
    elif kind == "normal":
        values = generator.normal(0.0, 0.05, count)
    else:
        values = keras_truncated(generator, count)
    return values.astype(dtype, copy=False)


compiled = {}


def jax_call(kind, dtype, count):
    if (kind, dtype, count) not in compiled:
        draw = {
            "uniform": lambda key: jax.random.uniform(key, (count,), dtype, -0.05, 0.05),
            "normal": lambda key: 0.05 * jax.random.normal(key, (count,), dtype),
            "truncated": lambda key: 0.05 * jax.random.truncated_normal(key, -2.0, 2.0, (count,), dtype),
        }[kind]
        compiled[kind, dtype, count] = jax.jit(draw)
        compiled[kind, dtype, count](jax.random.key(42)).block_until_ready()
    return compiled[kind, dtype, count](jax.random.key(42)).block_until_ready()


print(numpy.__version__, jax.__version__ if jax else "-", flush=True)
for line in sys.stdin:
    library, kind, dtype, count = line.split()
    call = numpy_call if library == "numpy" else jax_call
    start = time.perf_counter()
    call(kind, dtype, int(count))
    print(time.perf_counter() - start, flush=True)
