"""Stands in for Keras where keras_plan.py is tested: the names and rules that the script relies on, and no numbers.

Layer.add_weight, initializers.get and the drawing of seeds behave as in Keras 3.16. Random values do not: they are filler,
so that a digest of one must differ from Keras's.
"""

import random
import struct
import types

__version__ = "3.16.0 (stand-in)"


class Array:
    """What the script asks of a NumPy array."""

    def __init__(self, dtype, data):
        self.dtype = dtype
        self.data = data

    def tobytes(self):
        return self.data


class Variable:
    def __init__(self, initializer, shape=(), dtype="float32", trainable=True, path="variable"):
        self.shape, self.dtype, self.trainable, self.path = tuple(shape), dtype, trainable, path
        self.assign(initializer(self.shape, dtype))

    def assign(self, value):
        """One value for all elements, or as many parts of equal size as there are values."""
        count = 1
        for size in self.shape:
            count *= size
        values = value if isinstance(value, list) else [value]
        form = "<" + {"float32": "f", "int64": "q"}[self.dtype]
        data = b"".join(struct.pack(form, part) * (count // len(values)) for part in values)
        self.array = Array(self.dtype, data)


class Initializer:
    def get_config(self):
        return {}


class Zeros(Initializer):
    def __call__(self, shape, dtype):
        return 0


class Ones(Initializer):
    def __call__(self, shape, dtype):
        return 1


class Identity(Ones):
    def __init__(self, gain=1.0):
        self.gain = gain


class SeedGenerator:
    def __init__(self, seed):
        self.seed = seed


class GlorotUniform(Initializer):
    def __init__(self, seed=None):
        self._init_seed = seed
        self.seed = random.randint(1, 10**9) if seed is None else seed

    def __call__(self, shape, dtype):
        return 0.25

    def get_config(self):
        return {"seed": self._init_seed}


class Orthogonal(GlorotUniform):
    def get_config(self):
        return {"seed": self._init_seed, "gain": 1.0}


class Layer:
    variable_dtype = "float32"

    def __init__(self, name):
        self.name, self.weights = name, []

    def add_weight(self, *args, shape=None, initializer=None, dtype=None, trainable=True, name=None):
        shape, initializer, dtype = (list(args) + [shape, initializer, dtype][len(args):])[:3]
        dtype = dtype or self.variable_dtype
        if initializer is None:
            initializer = "glorot_uniform" if "float" in dtype else "zeros"
        variable = Variable(_get(initializer), shape or (), dtype, trainable, "%s/%s" % (self.name, name))
        self.weights.append(variable)
        return variable

    def count_params(self):
        return sum(len(variable.array.data) // {"float32": 4, "int64": 8}[variable.dtype] for variable in self.weights)


class LSTMCell(Layer):
    """As Keras's, the one weight of it that a function makes."""

    def __init__(self, name, units, bias_initializer="zeros", unit_forget_bias=True):
        super().__init__(name)
        self.units, self.unit_forget_bias = units, unit_forget_bias
        self.bias_initializer = _get(bias_initializer)

    def build(self):
        if self.unit_forget_bias:

            def bias_initializer(_, *args, **kwargs):
                one = self.bias_initializer((self.units,), *args, **kwargs)
                return [one, _get("ones")((self.units,), *args, **kwargs), one, one]

        else:
            bias_initializer = self.bias_initializer
        self.add_weight(shape=(4 * self.units,), initializer=bias_initializer, name="bias")


def _get(identifier):
    names = {"zeros": Zeros, "ones": Ones, "glorot_uniform": GlorotUniform}
    if isinstance(identifier, dict):
        return globals()[identifier["class_name"]](**identifier["config"])
    if isinstance(identifier, str):
        return names[identifier]()
    return identifier() if isinstance(identifier, type) else identifier


def _serialize(initializer):
    return {"module": "keras.initializers", "class_name": type(initializer).__name__,
            "config": initializer.get_config(), "registered_name": None}


def _load_model(path, compile):
    """A model made anew whose last weight is then read from the file: it has been trained."""
    import user_model
    model = user_model.build()
    model.weights[0].assign(3)
    return model


layers = types.SimpleNamespace(Layer=Layer)
initializers = types.SimpleNamespace(Initializer=Initializer, get=_get, serialize=_serialize)
ops = types.SimpleNamespace(convert_to_numpy=lambda variable: variable.array)
backend = types.SimpleNamespace(backend=lambda: "jax", standardize_dtype=str)
utils = types.SimpleNamespace(set_random_seed=random.seed)
saving = types.SimpleNamespace(load_model=_load_model)
